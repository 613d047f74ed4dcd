package dev.beckon.browser;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A Chromium without a window. Where none is installed, tests that want one are skipped, and say
 * so.
 */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final List<Path> BROWSERS =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));
  private static final List<Path> DRIVERS =
      List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/lib/chromium-browser/chromedriver"));

  /** Held, for a logger that nobody holds forgets its level. */
  private static final Logger QUIET = Logger.getLogger("org.openqa.selenium");

  static {
    // It warns of each Chromium that is newer than itself; what of the browser is used here is old.
    QUIET.setLevel(Level.SEVERE);
  }

  final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the test, and says so on the console, where there is no browser. */
  static void assumeThere() {
    if (first(BROWSERS) == null || first(DRIVERS) == null) {
      String words =
          "no browser: the tests of the page are skipped; apt-get install chromium chromium-driver";
      System.out.println(words);
      Assumptions.abort(words);
    }
  }

  private static Path first(List<Path> paths) {
    return paths.stream().filter(Files::isExecutable).findFirst().orElse(null);
  }

  /** A new one, that remembers nothing. */
  static Browser open() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(first(BROWSERS).toFile());
    // In a container, as root perhaps: Chromium's own sandbox is not to be had there.
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    options.addArguments("--hide-scrollbars", "--window-size=1440,1000");
    File driver = first(DRIVERS).toFile();
    return new Browser(
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(driver).build(), options));
  }

  @Override
  public void close() {
    driver.quit();
  }

  /** Shows pages so wide, light or dark. */
  void see(int width, int height, boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  void offline(boolean offline) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** The whole page, however long, as {@code target/screenshots/<name>.png}. */
  void screenshot(String name) {
    long width = number("return document.documentElement.clientWidth");
    long height = number("return document.documentElement.scrollHeight");
    Object picture =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                    "captureBeyondViewport",
                    true,
                    "clip",
                    Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)))
            .get("data");
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(
          SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(picture.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long number(String script) {
    return ((Number) driver.executeScript(script)).longValue();
  }

  /** What axe-core finds that is serious or worse, one line each. */
  List<?> seriousFindings() {
    if (!(boolean) driver.executeScript("return 'axe' in window")) {
      try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
        driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return (List<?>)
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
              (found) => done(found.violations
                .filter((each) => each.impact === 'serious' || each.impact === 'critical')
                .flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html}: ${node.failureSummary}`))),
              (error) => done([String(error)]));
            """);
  }

  /** Waits until it is so; what is drawn anew meanwhile is looked for again. */
  static void awaitThat(String what, Callable<Boolean> condition) {
    await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsMatching(
            e ->
                e instanceof StaleElementReferenceException
                    || e instanceof NoSuchElementException
                    || e instanceof ElementClickInterceptedException)
        .until(condition);
  }
}
