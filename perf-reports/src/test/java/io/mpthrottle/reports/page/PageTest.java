// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.reports.ReportsCommandLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The page of a complete run, opened in Chromium from its file. */
class PageTest {
    private static final String LIGHT = "light";
    private static final String DARK = "dark";
    private static final int WIDE = 1280;
    private static final int NARROW = 400;
    private static final int HEIGHT = 900;

    /** What a text must stand out by (WCAG 2, level AA), and a line that means something. */
    private static final double TEXT = 4.5;

    private static final double STROKE = 3;

    @TempDir
    private static Path folder;

    private static Path page = Path.of("");
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        RunFixture.complete(folder);
        final int exitCode = ReportsCommandLine.of(CommandLine.defaultFactory())
                .setOut(new PrintWriter(Writer.nullWriter()))
                .execute("report", folder.toString());
        assertThat(exitCode).isZero();
        page = folder.resolve("index.html");
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void forget() {
        browser.scripts(true);
        browser.complaints();
        browser.requests();
    }

    private static void show(final String scheme, final int width) throws IOException {
        browser.show(page, scheme, width, HEIGHT);
        try (InputStream script = PageTest.class.getResourceAsStream("/page/inspect.js")) {
            browser.run(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<?> seen(final String call) {
        return (List<?>) browser.run("return seen." + call);
    }

    private static long count(final String selector) {
        return browser.number("return document.querySelectorAll('" + selector + "').length");
    }

    private static String text(final String selector) {
        return (String) browser.run("return document.querySelector('" + selector + "').innerText");
    }

    @Test
    void nothingComplainsAndNothingLeavesThePage() throws IOException {
        show(LIGHT, WIDE);
        browser.run("document.querySelectorAll('[role=tab], [data-measure]').forEach(button => button.click())");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .contains(page.toUri().toString())
                .allMatch(url -> url.equals(page.toUri().toString()) || url.matches("(data|blob):.*"));
    }

    @Test
    void hasAllSectionsInTheirOrder() throws IOException {
        show(LIGHT, WIDE);

        assertThat((List<?>) browser.run("return [...document.querySelectorAll('section')].map(s => s.id)"))
                .asString()
                .isEqualTo("[goals, comparison, peers, pace, latency, endurance, allocation, "
                        + "environment, reproduce, files]");
        assertThat((List<?>) browser.run(
                        "return [...document.querySelectorAll('nav a')].filter(a => !document.querySelector(a.hash))"))
                .isEmpty();
        assertThat(browser.number("const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
                        + " return ids.length - new Set(ids).size"))
                .as("ids that are not unique")
                .isZero();
    }

    @Test
    void saysTheVerdictFirst() throws IOException {
        show(LIGHT, WIDE);

        assertThat(text(".headline")).startsWith("✘").contains(" of ", "goals reached", "missed:");
        assertThat(text(".headline + .headline")).isEqualTo("✘ Regressed: LatencyGate.granted by +9.8\u202f%.");
    }

    @Test
    void setsBaseAndCandidateSideBySide() throws IOException {
        show(LIGHT, WIDE);

        assertThat(text("#comparison tr.bad"))
                .contains("LatencyGate.granted", "5.02\t5.51\t+9.8", "< 0.001", "10+10", "regressed")
                .contains("second look +10.1\u202f% (+7.2\u202f% to +12.1\u202f%)");
        assertThat(text("#comparison")).contains("the interval holds 30 %; both together +7.0");
        assertThat(count("#comparison td .plot")).isEqualTo(3);
        assertThat(text("#comparison caption"))
                .isEqualTo("Base main (sha256 abababababab…), candidate HEAD (sha256 cdcdcdcdcdcd…)");
    }

    @Test
    void setsThePeersBesideOursWithTheirSettings() throws IOException {
        show(LIGHT, WIDE);

        assertThat(text("#peers table"))
                .contains("mpthrottle, no monitor", "LIMIT, asMonitor(false)")
                .contains("Guava", "33.4.0", "RateLimiter.create(maxN / per)")
                .contains("Bucket4j", "8.14.0", "capacity(maxN).refillGreedy(maxN, per)")
                .contains("resilience4j", "2.3.0", "limitForPeriod(maxN), timeoutDuration 0")
                .contains("Failsafe bursty", "3.3.2", "burstyBuilder(maxN, per)")
                .contains("Semaphore", "JDK 17", "new Semaphore(maxN), nobody releases");
        // Of the medians of the forks: the outliers among the iterations, and JMH's mean, are not to be seen.
        assertThat(text("#peers tr.ours")).contains("1.21\t1.31\t5.15\t62.6\t0");
        assertThat(count("#peers figure .bar.ours")).isEqualTo(12);
    }

    @Test
    void plotsLatencyByPercentileToPointAt() throws IOException {
        show(LIGHT, WIDE);

        assertThat(text(".tabs")).contains("1\u202f000/s", "100\u202f000/s");
        assertThat(count("[role=tab][aria-selected=true][data-rate=\"100000\"]"))
                .isOne();
        assertThat(count(".live canvas")).isOne();
        assertThat(browser.number("return seen.colours()")).isGreaterThan(50);
        assertThat(text(".live .u-legend"))
                .contains("BUSY_SPIN, spinning", "PARKED, waiting", "Guava", "Bucket4j", "platform floor");
        assertThat(browser.number("return document.querySelectorAll('.percentiles .static').length"))
                .isPositive();
        assertThat(browser.run(
                        "return [...document.querySelectorAll('.percentiles .static')].some(e => e.checkVisibility())"))
                .isEqualTo(false);
    }

    @Test
    void showsAnotherRateAndTheIntervalsWhenAsked() throws IOException {
        show(LIGHT, WIDE);
        final Object first = browser.run("return seen.picture()");
        browser.run("document.querySelector('[data-measure=interval]').click()");
        final Object intervals = browser.run("return seen.picture()");
        browser.run("document.querySelector('[data-rate=\"1000\"]').click()");
        final Object other = browser.run("return document.querySelector('#rate-1000 canvas').toDataURL()");

        assertThat(intervals).isNotEqualTo(first);
        assertThat(other).isNotEqualTo(intervals).isNotEqualTo(first);
        assertThat(browser.run("return document.querySelector('#rate-1000').checkVisibility()"))
                .isEqualTo(true);
        assertThat(browser.run("return document.querySelector('#rate-100000').checkVisibility()"))
                .isEqualTo(false);
    }

    @Test
    void saysWhichCurveThePointerIsAt() throws IOException {
        show(LIGHT, WIDE);
        browser.run("const over = document.querySelector('.live .u-over'); let y = 0; window.tip = () => {"
                + "  const box = over.getBoundingClientRect();"
                + "  y = (y + 4) % box.height;"
                + "  const at = { bubbles: true, clientX: box.left + box.width / 3, clientY: box.top + y };"
                + "  over.dispatchEvent(new MouseEvent('mouseenter', at));"
                + "  over.dispatchEvent(new MouseEvent('mousemove', at));"
                + "  return document.querySelector('.tip:not([hidden])'); }");

        browser.await("tip()");
        assertThat(text(".tip")).matches(".+: [\\d.]+\u202f(ns|µs|ms|s) at [\\d.]+\u202f%");
    }

    @Test
    void drawsTheFloorDashedAndTheCurvesOnLogAxes() throws IOException {
        browser.scripts(false);
        show(LIGHT, WIDE);

        final String floors = "[...document.querySelectorAll('.percentiles .c-floor')]";
        assertThat(browser.number("return " + floors + ".length")).isPositive();
        assertThat(browser.run(
                        "return " + floors + ".every(e => /^(7 4|2 3)$/.test(e.getAttribute('stroke-dasharray')))"))
                .isEqualTo(true);
        assertThat(browser.run("return [...document.querySelectorAll('.percentiles .c-guava')]"
                        + ".some(e => e.hasAttribute('stroke-dasharray'))"))
                .isEqualTo(false);
        assertThat((List<?>)
                        browser.run("return [...document.querySelector('#rate-1000 svg').querySelectorAll('.tick')]"
                                + ".map(e => e.textContent)"))
                .asString()
                .contains("10\u202fns, 100\u202fns, 1\u202fµs, 10\u202fµs, 100\u202fµs, 1\u202fms, 10\u202fms")
                .contains("50\u202f%, 90\u202f%, 99\u202f%, 99.9\u202f%");
    }

    @Test
    void tellsWhatWasAllocatedWhereItWasMeasuredAndHowToRepeatIt() throws IOException {
        show(LIGHT, WIDE);

        assertThat(text("#allocation table")).contains("Peer.granted", "limiter BUCKET4J", "64");
        assertThat(text("#environment"))
                .contains("Example Processor 9000 @ 2.60GHz", "Linux 6.1.0-test", "tsc", "hypervisor (QEMU)")
                .contains("OpenJDK 64-Bit, 17.0.15, Debian", "-XX:+UseSerialGC", "-Xms1g -Xmx1g", "0.42, 0.31, 0.20")
                .contains("pace trials begun", "2026-01-02T03:04:05.678Z");
        assertThat(text("#reproduce pre"))
                .startsWith("git checkout " + RunFixture.COMMIT)
                .contains(
                        "scripts/check-latency --base main --candidate HEAD",
                        "scripts/bench full",
                        "scripts/pace full");
        assertThat(text("#pace")).contains("98.2 % of the units were not granted", "it took longer than 60 s");
        assertThat(text("#pace")).contains("step of the clock", "10\u202fns", "131\u202fns\t437\u202fns\t590\u202fns");
        assertThat(text("#pace"))
                .contains(
                        "5 processes", "5 laps of 2\u202fs in each process", "not seen to be beyond", "later", "0.031");
        assertThat(text("#pace"))
                .contains("in each process with -Dmeasured=CORES", "HYBRID", "2.40\u202f%", "1.70\u202f%", "more")
                .contains("build 0123456789", "0.609×", "reached: ≤ 0.65×");
        assertThat(text("#endurance")).contains("64 waiting threads", "1\u202f010", "2\u202f000", "5.05");
        assertThat(count("#files a")).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIGHT, DARK})
    void textsAndCurvesStandOutFromThePaper(final String scheme) throws IOException {
        show(scheme, WIDE);
        browser.run("document.querySelectorAll('details').forEach(details => details.open = true)");
        assertThat(browser.number("return seen.texts()")).isGreaterThan(500);
        assertThat(seen("faint(" + TEXT + ")")).isEmpty();

        browser.scripts(false);
        show(scheme, WIDE);
        assertThat(seen("faint(" + TEXT + ")")).isEmpty();
        assertThat(seen("faintCurves(" + STROKE + ")")).isEmpty();
    }

    @Test
    void followsTheSchemeTheInteractivePlotToo() throws IOException {
        show(LIGHT, WIDE);
        final String colours = "const of = (e, what) => getComputedStyle(document.querySelector(e))[what];"
                + " return [of('body', 'backgroundColor'), of('body', 'color'), of('#peers svg text', 'fill'),"
                + " of('#peers svg .bar.ours', 'fill'), seen.picture()]";
        final List<?> light = (List<?>) browser.run("window.first = seen.picture();" + colours);
        browser.scheme(DARK);
        browser.await("seen.picture() !== window.first");
        final List<?> dark = (List<?>) browser.run(colours);

        for (int i = 0; i < light.size(); i++) {
            assertThat(dark.get(i)).isNotEqualTo(light.get(i));
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void withoutScriptsAllPlotsAreSeen() throws IOException {
        browser.scripts(false);
        show(LIGHT, WIDE);

        assertThat(count("canvas")).isZero();
        assertThat(browser.run(
                        "return [...document.querySelectorAll('.percentiles svg')].every(e => e.checkVisibility()"
                                + " && e.getBoundingClientRect().height > 200)"))
                .isEqualTo(true);
        assertThat(count(".percentiles svg")).isEqualTo(4);
        assertThat(browser.run("return document.querySelector('.controls').checkVisibility()"))
                .isEqualTo(false);
    }

    @Test
    void inPrintTheDrawnPlotsStandForTheInteractiveOne() throws IOException {
        show(LIGHT, WIDE);
        browser.media("print");

        assertThat(browser.run(
                        "return [...document.querySelectorAll('.percentiles svg')].every(e => e.checkVisibility())"))
                .isEqualTo(true);
        assertThat(browser.run("return document.querySelector('.live').checkVisibility()"))
                .isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({"true, 400", "false, 400", "true, 1280"})
    void nothingIsWiderThanTheWindow(final boolean scripts, final int width) throws IOException {
        browser.scripts(scripts);
        show(LIGHT, width);
        browser.run("document.querySelectorAll('details').forEach(details => details.open = true)");

        assertThat(browser.number("const e = document.scrollingElement; return e.scrollWidth - e.clientWidth"))
                .isZero();
        assertThat(seen("wide()")).isEmpty();
    }

    @Test
    void labelsOfPlotsAreNeitherCutNorOnEachOther() throws IOException {
        browser.scripts(false);
        show(LIGHT, WIDE);
        browser.run("document.querySelectorAll('details').forEach(details => details.open = true)");

        assertThat(seen("cut()")).isEmpty();
        assertThat(seen("colliding()")).isEmpty();
    }

    /** For those who look: target/page/light-1280.png and its like. */
    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 400", "dark, 400"})
    void isPhotographedAsWideAsTheWindow(final String scheme, final int width) throws IOException {
        final Path file = Path.of("target", "page", scheme + "-" + width + ".png");
        show(scheme, width);
        browser.photograph(file);

        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(width);
    }

    @Test
    void theInteractivePlotFitsANarrowWindow() throws IOException {
        show(LIGHT, NARROW);

        assertThat(browser.number(
                        "return Math.round(document.querySelector('.live canvas').getBoundingClientRect().right)"))
                .isLessThanOrEqualTo(NARROW);
    }

    @Test
    void theLegendShowsWhichCurveIsDashed() throws IOException {
        show(LIGHT, WIDE);
        final List<?> markers = (List<?>) browser.run("return [...document.querySelectorAll('.live .u-series')]"
                + ".filter(e => e.querySelector('.u-marker')).map(e => e.querySelector('.u-label').innerText + ' '"
                + " + getComputedStyle(e.querySelector('.u-marker')).borderTopStyle)");

        assertThat(markers).asString().contains("platform floor dashed", "BUSY_SPIN, spinning solid", "Guava solid");
        assertThat(browser.number("return document.querySelector('.live .u-marker').getBoundingClientRect().width"))
                .as("wide enough to see dashes")
                .isGreaterThan(20);
        assertThat(browser.run("return [...document.querySelectorAll('.live .u-series')]"
                        + ".some(e => getComputedStyle(e).borderBottomWidth !== '0px')"))
                .as("a rule under one of them, as under a table")
                .isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1216, WIDE, 1920})
    void theMarginsAreNotUsedUp(final int width) throws IOException {
        show(LIGHT, width);

        assertThat(browser.number("return document.querySelector('nav').getBoundingClientRect().left"))
                .isGreaterThan(10);
        assertThat(browser.number("return innerWidth - document.querySelector('main').getBoundingClientRect().right"))
                .isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"granted-refused.svg", "latency-1000.svg"})
    void plotsBesideThePageFollowTheSchemeToo(final String name) throws IOException {
        final String colours = "return ['text', '.paper'].map(e => getComputedStyle(document.querySelector(e)).fill)";
        browser.show(folder.resolve(name), LIGHT, WIDE, HEIGHT);
        final List<?> light = (List<?>) browser.run(colours);
        browser.scheme(DARK);
        final List<?> dark = (List<?>) browser.run(colours);

        assertThat(light.get(0)).isNotEqualTo(light.get(1)).isNotEqualTo(dark.get(0));
        assertThat(dark.get(0)).isNotEqualTo(dark.get(1));
        assertThat(light.get(1)).isNotEqualTo(dark.get(1));
        assertThat(browser.complaints()).isEmpty();
    }
}
