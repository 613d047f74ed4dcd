package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.acceptance.Boundaries;
import dev.beckon.acceptance.Report;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Wishes;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What hosts set to those who ask. */
abstract class BoundariesContract extends Contract {
  private Boundaries boundaries() {
    return stores().boundaries();
  }

  private void says(Preferences said) {
    stores().hosts().savePreferences(anna, said);
  }

  @Test
  void whatAHostSaidIsKnown() {
    assertThat(boundaries().preferences(anna)).isEqualTo(Preferences.NEVER_SAID);

    says(Wishes.willing().in("Europe/Berlin").all());

    assertThat(boundaries().preferences(anna))
        .isEqualTo(Wishes.willing().in("Europe/Berlin").all());
  }

  @Test
  void aHostIsNotDisturbedUntilTheLatestTimeThatWasSaid() {
    says(Hosts.WILLING);

    boundaries().doNotDisturb(anna, T0.plusSeconds(60));
    boundaries().doNotDisturb(anna, T0.plusSeconds(30));
    assertThat(boundaries().preferences(anna))
        .isEqualTo(Wishes.willing().until(T0.plusSeconds(60)).all());
    boundaries().doNotDisturb(anna, T0.plusSeconds(90));

    assertThat(stores().hosts().file(anna).preferences())
        .isEqualTo(Wishes.willing().until(T0.plusSeconds(90)).all());
  }

  @Test
  void aMutedInviterStaysMuted() {
    says(Hosts.WILLING);

    assertThat(boundaries().mute(anna, inviter)).isTrue();
    assertThat(boundaries().mute(anna, inviter)).isTrue();
    assertThat(boundaries().mute(anna, bruno)).isTrue();

    assertThat(boundaries().preferences(anna).muted()).containsExactlyInAnyOrder(inviter, bruno);
  }

  @Test
  void aHundredAreMutedAndNotOneMore() {
    Set<HostId> many = new HashSet<>();
    for (int n = 0; n < 100; n++) {
      many.add(newHost("de"));
    }
    says(new Preferences(true, true, Optional.empty(), many));

    assertThat(boundaries().mute(anna, inviter)).isFalse();
    assertThat(boundaries().mute(anna, many.iterator().next())).isTrue();
    assertThat(boundaries().preferences(anna).muted()).isEqualTo(many);
  }

  @Test
  void aHostReportsAnOfferOnce() {
    Offer.Facts offer = offered(invitation(3), anna);

    boundaries().report(new Report(offer, Report.Reason.SPAM, "again and again", T0));
    boundaries().report(new Report(offer, Report.Reason.HATE, "", T0.plusSeconds(1)));

    assertThat(stores().reports().get()).contains(anna + " SPAM").doesNotContain(anna + " HATE");
  }
}
