package dev.beckon.browser;

import static dev.beckon.browser.Browser.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** One invitation to its end, by clicks alone. */
class StoryOnThePageIT {
  private static final String NOTHING_THERE = "Nobody beckons";
  private static final String STAY = BrowsedBeckon.DWELL_SECONDS + " seconds";

  private BrowsedBeckon beckon;
  private Browser browser;

  @BeforeEach
  void open() {
    beckon = BrowsedBeckon.get();
    browser = Browser.open();
    browser.see(1440, 1000, false);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void oneInvitationFromAnEmptyRoomToItsEnd() {
    Table table = Table.open(browser, beckon.relay.url(), beckon.nextRound());
    assertThat(table.inviter().getText()).contains("Nobody is in your room");
    assertThat(table.phones()).hasSize(6);
    table.awaitInviter("online fit");
    table.awaitInviter("on air · 500 points");
    table.awaitInviter("30 of your 500 points are held");

    table.beckon();
    table.awaitRinging(0, 1, 2, 3, 4, 5);
    awaitThat("points are held", () -> sums(table).equals("Points held 30 Paid out 0 Came back 0"));
    table.awaitInviter("on air · 470 points");
    browser.screenshot("story-1-pushed");

    table.open(0);
    table.awaitPhone(
        0, table.inviter().findElement(By.tagName("h2")).getText() + " beckons you in");
    assertThat(table.phone(0).getText())
        .contains(
            "First stream of the week",
            "Time left",
            "10 points after 0:" + BrowsedBeckon.DWELL_SECONDS);
    table.awaitInviter("Waiting for an answer");
    table.press(0, "Accept");
    table.awaitPhone(0, "You are here for");
    table.open(1);
    table.press(1, "Decline");
    table.awaitPhone(1, NOTHING_THERE);
    table.open(2);
    table.press(2, "Not tonight");
    awaitThat("no more tonight", () -> isOn(table, 2, "Do not disturb"));
    table.open(3);
    table.press(3, "Accept");
    table.awaitPhone(3, "You are here for");
    table.open(5);
    table.press(5, "Accept");
    table.awaitPhone(5, "You are here for");

    table.awaitInviter("Every seat is taken");
    table.awaitPhone(4, "Others were quicker");
    table.open(4);
    table.awaitPhone(4, "Every seat in");
    for (int guest : new int[] {3, 5}) {
      table.press(guest, "Leave the room");
      table.awaitPhone(guest, "No points: they are for who stays " + STAY);
    }
    assertRewarded(table);
    browser.screenshot("story-2-in-the-room");

    table.press("#inviter", "Go off the air");
    table.awaitInviter("Every seat was taken");
    table.awaitPhone(0, "10 points are in your wallet");
    awaitThat(
        "points went where they belong",
        () -> sums(table).equals("Points held 0 Paid out 10 Came back 20"));
    table.awaitInviter("on air · 490 points");
    browser.screenshot("story-3-over");
    assertTrail(table);
  }

  /** The stay of the first phone grows until it is long enough. */
  private static void assertRewarded(Table table) {
    awaitThat(
        "dwell ticks",
        () ->
            table
                .phone(0)
                .findElement(By.cssSelector(".big"))
                .getText()
                .matches("0:(0[3-9]|[1-5].)"));
    table.awaitPhone(0, "10 points are yours");
    awaitThat("the wallet grew", () -> words(table.phone(0)).contains("Wallet 10 points"));
    table.awaitInviter("1 guest in your room");
    table.awaitInviter("rewarded");
  }

  private static String sums(Table table) {
    return words(table.find("#inviter .sums"));
  }

  private static String words(WebElement element) {
    return element.getText().replaceAll("\\s+", " ").strip();
  }

  private static void assertTrail(Table table) {
    assertThat(table.trail())
        .contains("intake", "selection", "fanout", "acceptance", "visit")
        .contains("a host accepts", "a host declines", "a guest leaves");
    assertThat(table.find("#trail .sum b").getText()).matches("[1-9][0-9.]*");
  }

  @Test
  void whoPromisesMoreThanThereIsHearsWhatThereIs() {
    Table table = Table.open(browser, beckon.relay.url(), beckon.nextRound());
    table.awaitInviter("on air · 500 points");
    table.wish("seats", "2");
    table.wish("reward", "251");
    table.awaitInviter("That takes 502 points, and you have 500");

    table.beckon();

    table.awaitInviter("The rewards may come to 502 points, and you have 500. Offer less.");
    table.wish("reward", "250");
    table.beckon();
    table.awaitInviter("on air · 0 points");
    table.press("#inviter", "Take it back");
    table.awaitInviter("on air · 500 points");
  }

  @Test
  void howManyFitFollowsTheWish() {
    Table table = Table.open(browser, beckon.relay.url(), beckon.nextRound());
    table.awaitInviter("online fit");
    String first = table.find("#inviter .fit").getText();

    table.wish("category", "");
    table.wish("mostAudience", "1000000");
    awaitThat("more fit", () -> hosts(table.find("#inviter .fit").getText()) > hosts(first));
    table.wish("language", "pt");
    table.wish("mostAudience", "0");
    awaitThat("fewer fit", () -> hosts(table.find("#inviter .fit").getText()) < 100);
  }

  private static int hosts(String words) {
    String digits = words.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  @Test
  void whoDoesNotWantToBeAskedIsNotAndADeadPhoneHealsWhenTheAppIsBack() {
    Table table = Table.open(browser, beckon.relay.url(), beckon.nextRound());
    String inviter = table.inviter().findElement(By.tagName("h2")).getText();
    table.press(0, "Do not disturb");
    awaitThat("quiet", () -> isOn(table, 0, "Do not disturb"));
    table.press(1, "Mute " + inviter);
    awaitThat("muted", () -> isOn(table, 1, "Mute " + inviter));
    table.press(2, "Remove the app from this phone");
    table.awaitPhone(2, "The app is gone from this phone");

    table.beckon();
    table.awaitRinging(3, 4, 5);
    assertThat(table.rings(0)).isFalse();
    assertThat(table.rings(1)).isFalse();
    assertThat(table.phone(2).getText()).contains("The app is gone");

    table.press(2, "Install it again");
    awaitThat("back", () -> !table.phone(2).getText().contains("The app is gone"));
    assertThat(beckon.phone(table.name(2)).get("/v1/me").body().path("devices")).hasSize(1);
    table.press(0, "Do not disturb");
    awaitThat("no more quiet", () -> !isOn(table, 0, "Do not disturb"));
  }

  private static boolean isOn(Table table, int phone, String label) {
    return table.phone(phone).findElements(By.cssSelector("[role=switch]")).stream()
        .filter(each -> each.getText().contains(label))
        .anyMatch(each -> "true".equals(each.getDomAttribute("aria-checked")));
  }
}
