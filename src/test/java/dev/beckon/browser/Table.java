package dev.beckon.browser;

import static dev.beckon.browser.Browser.awaitThat;

import java.net.URI;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page as somebody plays on it: an inviter's phone, and those of the others by their place. */
final class Table {
  private final Browser browser;

  private Table(Browser browser) {
    this.browser = browser;
  }

  /** Opens a round, and waits until one can play. */
  static Table open(Browser browser, URI url, int round) {
    browser.driver.get(url + "/?round=" + round);
    Table table = new Table(browser);
    table.awaitReady();
    return table;
  }

  void reload() {
    browser.driver.navigate().refresh();
    awaitReady();
  }

  private void awaitReady() {
    awaitThat(
        "the phones are signed in",
        () ->
            !phones().isEmpty()
                && phones().stream().noneMatch(phone -> phone.getText().contains("Signing in")));
  }

  // --- the inviter ---

  WebElement inviter() {
    return find("#inviter .phone");
  }

  /** Chooses or writes into a field of the wish. */
  void wish(String name, String value) {
    WebElement field = find("#inviter [name=" + name + "]");
    ((JavascriptExecutor) browser.driver)
        .executeScript(
            """
            const [field, value] = arguments;
            field.focus();
            field.value = value;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            """,
            field,
            value);
  }

  void beckon() {
    press("#inviter", "Beckon them in");
  }

  void awaitInviter(String words) {
    awaitThat("the inviter sees: " + words, () -> inviter().getText().contains(words));
  }

  // --- the others ---

  List<WebElement> phones() {
    return browser.driver.findElements(By.cssSelector("#phones > .phone"));
  }

  WebElement phone(int number) {
    return phones().get(number);
  }

  String name(int number) {
    return phone(number).findElement(By.tagName("h3")).getText();
  }

  boolean rings(int number) {
    return !phone(number).findElements(By.cssSelector(".notice:not(.closed)")).isEmpty();
  }

  /** Until any of the phones rings. */
  void awaitFirstRinging() {
    awaitThat("a phone rings", () -> find("#phones .notice:not(.closed)").isDisplayed());
  }

  void awaitRinging(int... numbers) {
    for (int number : numbers) {
      awaitThat("phone " + number + " rings", () -> rings(number));
    }
  }

  void awaitPhone(int number, String words) {
    awaitThat(
        "phone " + number + " shows: " + words, () -> phone(number).getText().contains(words));
  }

  /** Opens the offer that the phone shows. */
  void open(int number) {
    awaitThat(
        "an offer is opened",
        () -> {
          phone(number).findElement(By.cssSelector(".notice")).click();
          return true;
        });
    awaitThat(
        "the card is shown", () -> !phone(number).findElements(By.cssSelector(".offer")).isEmpty());
  }

  void press(int number, String words) {
    press("#phones > .phone:nth-child(" + (number + 1) + ")", words);
  }

  void press(String where, String words) {
    awaitThat(
        words + " is pressed",
        () -> {
          button(where, words).click();
          return true;
        });
  }

  void pressTwice(String where, String words) {
    new Actions(browser.driver).doubleClick(button(where, words)).perform();
  }

  private WebElement button(String where, String words) {
    return find(where)
        .findElements(By.cssSelector("button:not([aria-disabled]), a.button"))
        .stream()
        .filter(button -> button.getText().strip().equals(words))
        .findFirst()
        .orElseThrow(() -> new org.openqa.selenium.NoSuchElementException(words + " in " + where));
  }

  // --- the rest ---

  WebElement find(String css) {
    return browser.driver.findElement(By.cssSelector(css));
  }

  String trail() {
    return find("#trail").getText();
  }
}
