package dev.beckon.browser;

import static dev.beckon.browser.Browser.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;

/** Races, repetitions, losses: told in words, and nothing is done twice. */
class TroubleOnThePageIT {
  private BrowsedBeckon beckon;
  private Browser browser;

  @BeforeEach
  void open() {
    beckon = BrowsedBeckon.get();
    browser = Browser.open();
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private Table table() {
    return Table.open(browser, beckon.relay.url(), beckon.nextRound());
  }

  private JsonNode invitations(Table table) {
    String inviter = table.inviter().findElement(By.tagName("h2")).getText();
    return beckon.phone(inviter).get("/v1/invitations").body().path("items");
  }

  @Test
  void ofTwoBrowsersThatAcceptTheLastSeatAtOnceOneIsInAndTheOtherHearsWhyNot() {
    int round = beckon.nextRound();
    try (Browser other = Browser.open()) {
      Table here = Table.open(browser, beckon.relay.url(), round);
      Table there = Table.open(other, beckon.relay.url(), round);
      here.beckon();
      here.awaitRinging(0, 1, 2);
      there.awaitRinging(3);
      for (int guest : List.of(0, 1)) {
        here.open(guest);
        here.press(guest, "Accept");
        here.awaitPhone(guest, "You are here for");
      }
      here.open(2);
      there.open(3);

      CompletableFuture<Void> first = CompletableFuture.runAsync(() -> here.press(2, "Accept"));
      CompletableFuture<Void> second = CompletableFuture.runAsync(() -> there.press(3, "Accept"));
      CompletableFuture.allOf(first, second).join();

      List<String> ends =
          Stream.of(here.phone(2), there.phone(3)).map(phone -> endOf(here, there, phone)).toList();
      assertThat(ends).containsExactlyInAnyOrder("in", "full");
      here.awaitInviter("3 guests in your room");
      there.awaitInviter("3 guests in your room");
    }
  }

  private static String endOf(Table here, Table there, org.openqa.selenium.WebElement phone) {
    awaitThat(
        "an answer on " + (here == there ? "both" : "this phone"),
        () ->
            phone.getText().contains("You are here for")
                || phone.getText().contains("Others were quicker"));
    return phone.getText().contains("You are here for") ? "in" : "full";
  }

  @Test
  void aReloadInTheMiddleFindsEverythingAsItWas() {
    Table table = table();
    table.beckon();
    table.awaitRinging(0, 1);
    table.open(0);
    table.press(0, "Accept");
    table.awaitPhone(0, "You are here for");

    table.reload();

    table.awaitPhone(0, "You are here for");
    table.awaitRinging(1);
    table.awaitInviter("1 guest in your room");
    table.awaitInviter("Waiting for an answer");
    table.press(0, "Leave the room");
    table.awaitPhone(0, "You stayed");
    assertThat(invitations(table)).hasSize(1);
  }

  @Test
  void theServerGoesAndComesBack() {
    Table table = table();
    table.beckon();
    table.awaitRinging(0, 1);
    table.open(0);
    beckon.relay.cut();
    try {
      awaitThat(
          "it is said that nobody answers",
          () -> table.find("#connection").getText().contains("does not answer"));
      table.press(0, "Accept");
      table.awaitPhone(0, "No answer came");
      browser.screenshot("trouble-server-gone");
    } finally {
      beckon.relay.mend();
    }
    awaitThat("it is back", () -> table.find("#connection").getText().isEmpty());
    table.press(0, "Accept");
    table.awaitPhone(0, "You are here for");
    table.awaitInviter("1 guest in your room");
  }

  @Test
  void whoIsOfflineIsToldAndNothingIsSent() {
    Table table = table();
    table.beckon();
    table.awaitRinging(0);
    table.open(0);
    browser.offline(true);
    awaitThat(
        "it is said that one is offline",
        () -> table.find("#connection").getText().contains("You are offline"));
    table.press(0, "Accept");
    table.awaitPhone(0, "Nothing was sent");
    assertThat(invitations(table).get(0).at("/counts/accepted").asInt()).isZero();

    browser.offline(false);
    awaitThat("it is back", () -> table.find("#connection").getText().isEmpty());
    table.press(0, "Accept");
    table.awaitPhone(0, "You are here for");
  }

  @Test
  void aDoubleClickBeckonsOnceAndAcceptsOnce() {
    Table table = table();
    table.pressTwice("#inviter", "Beckon them in");
    table.awaitRinging(0);
    table.open(0);
    table.pressTwice("#phones > .phone:nth-child(1)", "Accept");

    table.awaitPhone(0, "You are here for");
    table.awaitInviter("1 guest in your room");
    assertThat(invitations(table)).hasSize(1);
    assertThat(table.phone(0).getText()).doesNotContain("You stayed");
  }

  @Test
  void whatIsDoneInOneTabIsSeenInTheOther() {
    Table first = table();
    String address = browser.driver.getCurrentUrl();
    String firstTab = browser.driver.getWindowHandle();
    browser.driver.switchTo().newWindow(WindowType.TAB);
    String secondTab = browser.driver.getWindowHandle();
    int round = Integer.parseInt(address.substring(address.indexOf('=') + 1));
    Table second = Table.open(browser, beckon.relay.url(), round);

    browser.driver.switchTo().window(firstTab);
    first.beckon();
    first.awaitRinging(0, 1);
    first.open(0);
    first.press(0, "Accept");
    first.awaitPhone(0, "You are here for");

    browser.driver.switchTo().window(secondTab);
    second.awaitRinging(1);
    second.awaitPhone(0, "You are here for");
    second.awaitInviter("1 guest in your room");
    assertThat(invitations(second)).hasSize(1);
  }

  @Test
  void anOfferThatIsOpenedTooLateSaysSo() {
    Table table = table();
    table.wish("standsSeconds", "30");
    table.beckon();
    table.awaitRinging(0, 1);
    table.open(0);
    awaitThat(
        "its time is over", () -> table.phone(0).getText().contains("This invitation is over"));
    table.open(1);
    table.awaitPhone(1, "This invitation is over");
    table.awaitInviter("Its time ran out");
    browser.screenshot("trouble-expired");
  }
}
