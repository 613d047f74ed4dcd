package dev.beckon.contract;

import org.junit.jupiter.api.Nested;

/** Holds the DynamoDB adapters to every contract, in DynamoDB Local. */
class DynamoStoresTest {
  /** Tables of this class; opened by its first test. */
  private static final class Opened {
    static final Stores STORES = Stores.dynamo();
  }

  @Nested
  class DynamoRewards extends RewardsContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoOperatorBook extends OperatorBookContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoReturnBook extends ReturnBookContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoInvitationBook extends InvitationBookContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoEndInvitation extends EndInvitationContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoRoomLeases extends RoomLeasesContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoOfferBook extends OfferBookContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoWaveBook extends WaveBookContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoWaveList extends WaveListContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoConsent extends ConsentContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoBoundaries extends BoundariesContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoSentOffers extends SentOffersContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoShownOffers extends ShownOffersContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoOfferBox extends OfferBoxContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoSeats extends SeatsContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoVisitBook extends VisitBookContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoEndVisit extends EndVisitContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoHostBook extends HostBookContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoFriends extends FriendsContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoPresence extends PresenceContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoRoster extends RosterContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoBeats extends BeatsContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoDeadLetters extends DeadLettersContract {
    @Override
    Stores stores() {
      return Opened.STORES;
    }
  }

  @Nested
  class DynamoDueBook extends DueBookContract {
    private final Stores own = Stores.dynamo();

    @Override
    Stores stores() {
      return own;
    }
  }
}
