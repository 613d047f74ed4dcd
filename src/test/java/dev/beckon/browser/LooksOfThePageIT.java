package dev.beckon.browser;

import static dev.beckon.browser.Browser.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page weighs, how soon it can be used, and whether everybody can use it. */
class LooksOfThePageIT {
  private static final int MOST_BYTES = 150_000;

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

  @Test
  void thePageIsLightAndSoonUsable() {
    browser.see(1440, 1000, false);
    int round = beckon.nextRound();
    Table.open(browser, beckon.runner.url(), round).reload();

    long bytes =
        browser.number(
            """
            return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .filter((each) => !each.name.includes('/v1/') && !each.name.includes('/_local/'))
              .reduce((sum, each) => sum + each.encodedBodySize, 0)
            """);
    long usable = browser.number("return performance.getEntriesByName('usable')[0].startTime");
    double shift =
        ((Number)
                browser.driver.executeAsyncScript(
                    """
                    const done = arguments[arguments.length - 1];
                    new PerformanceObserver((list) => done(list.getEntries().reduce((sum, each) => sum + each.value, 0)))
                      .observe({ type: 'layout-shift', buffered: true });
                    setTimeout(() => done(0), 300);
                    """))
            .doubleValue();
    System.out.printf(
        "page: %d bytes over the wire, usable after %d ms, layout shift %.3f%n",
        bytes, usable, shift);
    assertThat(bytes).isPositive().isLessThan(MOST_BYTES);
    assertThat(shift).isLessThan(0.1);
  }

  @Test
  void axeFindsNothingSeriousInAnyWidthLightOrDark() {
    Table table = Table.open(browser, beckon.runner.url(), beckon.nextRound());
    look("1-start");
    table.beckon();
    table.awaitRinging(0, 1, 2, 3);
    table.open(0);
    table.open(1);
    table.press(1, "Accept");
    table.awaitPhone(1, "You are here for");
    look("2-offers");
    table.open(2);
    table.press(2, "Accept");
    table.awaitPhone(2, "You are here for");
    table.awaitPhone(0, "Others were quicker");
    table.press(1, "Leave the room");
    table.awaitPhone(1, "You stayed");
    look("3-full");
    table.press("#inviter", "Go off the air");
    table.awaitInviter("Next round, other hosts");
    look("4-over");
  }

  @Test
  void theReferenceOfTheApiIsReachedAndIsForEverybody() {
    Table table = Table.open(browser, beckon.runner.url(), beckon.nextRound());
    table.find(".foot a").click();
    awaitThat(
        "the calls are listed",
        () -> table.find("#calls").getText().contains("/v1/offers/{id}/accept"));
    look("reference");
  }

  private void look(String scene) {
    for (int width : List.of(1440, 768, 375)) {
      for (boolean dark : List.of(false, true)) {
        browser.see(width, 900, dark);
        browser.screenshot("%s-%d-%s".formatted(scene, width, dark ? "dark" : "light"));
        assertThat(browser.seriousFindings()).as("%s at %d px", scene, width).isEmpty();
        assertThat(browser.number("return document.documentElement.scrollWidth"))
            .as("%s at %d px: nothing sticks out", scene, width)
            .isLessThanOrEqualTo(width);
      }
    }
  }
}
