package dev.beckon.contract;

import org.junit.jupiter.api.Nested;

/** Holds the fake that other tests stand on to every contract. */
class InMemoryStoresTest {
  private final Stores stores = Stores.inMemory();

  @Nested
  class InMemoryRewards extends RewardsContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryOperatorBook extends OperatorBookContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryReturnBook extends ReturnBookContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryInvitationBook extends InvitationBookContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryEndInvitation extends EndInvitationContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryRoomLeases extends RoomLeasesContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryOfferBook extends OfferBookContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryWaveBook extends WaveBookContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryWaveList extends WaveListContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryConsent extends ConsentContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryBoundaries extends BoundariesContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemorySentOffers extends SentOffersContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryShownOffers extends ShownOffersContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryOfferBox extends OfferBoxContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemorySeats extends SeatsContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryVisitBook extends VisitBookContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryEndVisit extends EndVisitContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryHostBook extends HostBookContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryFriends extends FriendsContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryPresence extends PresenceContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryRoster extends RosterContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryBeats extends BeatsContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryDeadLetters extends DeadLettersContract {
    @Override
    Stores stores() {
      return stores;
    }
  }

  @Nested
  class InMemoryDueBook extends DueBookContract {
    private final Stores own = Stores.inMemory();

    @Override
    Stores stores() {
      return own;
    }
  }
}
