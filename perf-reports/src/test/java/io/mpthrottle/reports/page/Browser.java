// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window; it has no profile before and none after. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** Held, or it would be forgotten with its level. */
    private static final Logger QUIET = Logger.getLogger("org.openqa.selenium.devtools");

    private final Path profile;
    private final ChromeDriver driver;

    private Browser(final Path profile) {
        this.profile = profile;
        // It has no typed interface for each newest Chromium, and says so; none is used here.
        QUIET.setLevel(Level.SEVERE);
        final LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        final ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        // With the driver named, Selenium does not go and fetch one. (Naming it to the service's builder means to
        // compile against an annotation that does not come with Selenium.)
        System.setProperty("webdriver.chrome.driver", DRIVER.toString());
        driver = new ChromeDriver(options);
    }

    /** Where there is no Chromium the test is skipped, unless MPTHROTTLE_BROWSER says that it must be there. */
    static Browser open() throws IOException {
        final boolean isThere = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!"required".equals(System.getenv("MPTHROTTLE_BROWSER"))) {
            assumeTrue(isThere, "no Chromium and ChromeDriver (Debian: chromium, chromium-driver)");
        } else if (!isThere) {
            throw new AssertionError("expected " + CHROMIUM + " and " + DRIVER + ", as MPTHROTTLE_BROWSER=required");
        }
        return new Browser(Files.createTempDirectory("browser"));
    }

    void show(final Path page, final String scheme, final int width, final int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        scheme(scheme);
        driver.get(page.toUri().toString());
    }

    void scheme(final String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", "", "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void scripts(final boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    void media(final String media) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", media, "features", List.of()));
    }

    Object run(final String script) {
        return driver.executeScript(script);
    }

    long number(final String script) {
        return ((Number) run(script)).longValue();
    }

    /** Waits within the page, up to the driver's own limit of half a minute. */
    void await(final String condition) {
        driver.executeAsyncScript("const done = arguments[0];" + " const look = () => (" + condition
                + ") ? done() : setTimeout(look, 5); look()");
    }

    List<String> complaints() {
        return log(LogType.BROWSER).map(LogEntry::toString).toList();
    }

    /** What the page asked for since this was asked last. */
    List<String> requests() {
        return log(LogType.PERFORMANCE)
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"(.*?)\".*", "$1"))
                .toList();
    }

    private Stream<LogEntry> log(final String type) {
        return driver.manage().logs().get(type).getAll().stream();
    }

    /** All of the page, also what lies below. */
    void photograph(final Path file) throws IOException {
        final Object size =
                driver.executeCdpCommand("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
        final Map<?, ?> content = (Map<?, ?>) size;
        final Map<String, Object> clip =
                Map.of("x", 0, "y", 0, "width", content.get("width"), "height", content.get("height"), "scale", 1);
        final Object picture = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip))
                .get("data");
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode((String) picture));
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(Browser::delete);
        }
    }

    private static void delete(final Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
