package dev.beckon.browser;

import static dev.beckon.browser.Browser.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** One invitation to its end, by clicks alone. */
class StoryOnThePageIT {
  private static final String NOTHING_THERE = "Nobody beckons";

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

    long before = System.nanoTime();
    table.beckon();
    table.awaitRinging(0);
    System.out.printf("page: the first push is seen %d ms after the click%n", millisSince(before));
    table.awaitRinging(0, 1, 2, 3, 4, 5);
    browser.screenshot("story-1-pushed");

    table.open(0);
    table.awaitPhone(
        0, table.inviter().findElement(By.tagName("h2")).getText() + " beckons you in");
    assertThat(table.phone(0).getText()).contains("First stream of the week", "Time left");
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

    table.awaitInviter("Every seat is taken");
    table.awaitInviter("2 guests in your room");
    table.awaitPhone(4, "Others were quicker");
    table.open(4);
    table.awaitPhone(4, "Every seat in");
    awaitThat(
        "dwell ticks",
        () ->
            table
                .phone(0)
                .findElement(By.cssSelector(".big"))
                .getText()
                .matches("0:(0[3-9]|[1-5].)"));
    browser.screenshot("story-2-in-the-room");

    table.press(0, "Leave the room");
    table.awaitPhone(0, "You stayed");
    table.awaitInviter("1 guest in your room");
    table.press("#inviter", "Go off the air");
    table.awaitInviter("Every seat was taken");
    table.awaitPhone(3, "You stayed");
    browser.screenshot("story-3-over");
    assertTrail(table);
  }

  private static void assertTrail(Table table) {
    assertThat(table.trail())
        .contains("intake", "selection", "fanout", "acceptance", "visit")
        .contains("a host accepts", "a host declines", "a guest leaves");
    assertThat(table.find("#trail .sum b").getText()).matches("[1-9][0-9.]*");
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

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
