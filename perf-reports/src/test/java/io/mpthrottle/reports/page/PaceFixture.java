// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.jspecify.annotations.Nullable;

/** What the pace rig leaves: pace.json, and logs of HdrHistogram for each trial that came to an end. */
final class PaceFixture {
    static final int LOW_RATE = 1_000;
    static final int HIGH_RATE = 100_000;

    private static final int SECONDS = 4;
    private static final int SAMPLES_A_SECOND = 2_000;
    private static final Map<String, Double> PERCENTILES =
            Map.of("p50", 50.0, "p90", 90.0, "p99", 99.0, "p99.9", 99.9, "p99.99", 99.99, "max", 100.0);

    private final Path folder;
    private final Random random = new Random(11);

    private PaceFixture(final Path folder) {
        this.folder = folder;
    }

    /** Who is measured, and what is typical and what is rare of its lateness and its intervals. */
    private record Subject(
            String limiter, @Nullable String refill, String worker, double lateNs, double rareNs, double cores) {}

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("floor", null, "SPINNING", 30, 900, 0),
            new Subject("handoff", null, "SPINNING", 60, 1_200, 0),
            new Subject("mpthrottle", "BUSY_SPIN", "SPINNING", 60, 1_100, 1),
            new Subject("mpthrottle", "HYBRID", "SPINNING", 90, 2_400, 0.11),
            new Subject("mpthrottle", "PARKED", "WAITING", 54_000, 160_000, 0.01),
            new Subject("guava", null, "BLOCKING", 71_000, 1_100_000, 0),
            new Subject("bucket4j", null, "BLOCKING", 82_000, 400_000, 0),
            new Subject("failsafe_smooth", null, "BLOCKING", 300_000, 9_000_000, 0));

    static Map<String, Object> write(final Path folder) throws IOException {
        return new PaceFixture(folder).write();
    }

    private Map<String, Object> write() throws IOException {
        final List<Map<String, Object>> trials = new ArrayList<>();
        for (final int rate : new int[] {LOW_RATE, HIGH_RATE}) {
            for (final Subject subject : SUBJECTS) {
                trials.add(trial(subject, rate));
            }
        }
        trials.add(broken());
        final Map<String, Object> run = new HashMap<>(Map.of(
                "schema",
                3,
                "started",
                "2026-01-02T03:04:05.678Z",
                "seconds",
                SECONDS,
                "trials",
                trials,
                "turns",
                List.of(turns(LOW_RATE, 1.03, true), turns(HIGH_RATE, 1.31, false)),
                "sparing",
                List.of(
                        sparing("HYBRID_LATENESS", 38_000, 36_500, true),
                        sparing("PARKED_CORES", 0.024, 0.017, false),
                        sparing("NOT_KNOWN_YET", 1, 1, true)),
                "stalls",
                List.of(stall("mpthrottle", 1_010, 2_000), stall("guava", 1_900, null)),
                "soak",
                soak(),
                "memory",
                List.of(Map.of(
                        "ratePerSecond", 10_000_000, "bytes", 5_300_000, "limitBytes", 10 << 20, "verdict", "PASS")),
                "goals",
                List.of()));
        run.put("platform", Map.of("clockStepNs", 10, "lineRoundTripsNs", List.of(131.4, 590.2, 588.4)));
        return run;
    }

    private Map<String, Object> trial(final Subject subject, final int rate) throws IOException {
        final boolean fails = rate == HIGH_RATE && subject.limiter().equals("failsafe_smooth");
        final double ideal = 1e9 / rate;
        final List<Histogram> interval = seconds(ideal * (fails ? 55 : 1), subject.rareNs());
        final List<Histogram> lateness = seconds(subject.lateNs(), subject.rareNs());
        final List<Histogram> hiccup = seconds(120, 6_000);
        final String id = (subject.limiter() + "-" + subject.refill() + "-" + subject.worker() + "-" + rate)
                .toLowerCase(Locale.ROOT);
        final Map<String, Object> trial = new HashMap<>(Map.of(
                "id",
                id,
                "limiter",
                subject.limiter(),
                "settings",
                "as usual",
                "worker",
                subject.worker(),
                "ratePerSecond",
                rate,
                "seconds",
                SECONDS,
                "granted",
                (long) rate * SECONDS,
                "reachedPerSecond",
                fails ? 1_800 : rate,
                "shortfall",
                fails ? 0.982 : 0,
                "verdict",
                fails ? "FAIL" : "PASS"));
        trial.put("refill", subject.refill());
        trial.put("why", fails ? "98.2 % of the units were not granted" : null);
        trial.put("idealIntervalNs", ideal);
        trial.put("interval", percentiles(interval));
        trial.put("lateness", percentiles(lateness));
        trial.put("hiccup", percentiles(hiccup));
        trial.put("cpu", Map.of("process", subject.cores() + 1, "limiter", subject.cores(), "worker", 1));
        trial.put("overflow", 0);
        trial.put("discarded", 0);
        trial.put("jitter", jitter(interval, hiccup));
        trial.put(
                "files",
                Map.of(
                        "interval", log(id + ".interval.hlog", interval),
                        "lateness", log(id + ".lateness.hlog", lateness),
                        "hiccup", log(id + ".hiccup.hlog", hiccup)));
        return trial;
    }

    /** A trial that came to no end has no figures and no files. */
    private static Map<String, Object> broken() {
        final Map<String, Object> trial = new HashMap<>(Map.of(
                "id", "resilience4j-blocking-100000",
                "limiter", "resilience4j",
                "settings", "",
                "worker", "BLOCKING",
                "ratePerSecond", HIGH_RATE,
                "seconds", SECONDS,
                "shortfall", 1,
                "verdict", "FAIL",
                "why", "it took longer than 60 s",
                "idealIntervalNs", 1e9 / HIGH_RATE));
        trial.put("files", null);
        trial.put("jitter", List.of());
        return trial;
    }

    /** A narrow body, and a tail of one in two hundred. */
    private List<Histogram> seconds(final double typicalNs, final double rareNs) {
        final List<Histogram> seconds = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            final Histogram histogram = new Histogram(3);
            for (int i = 0; i < SAMPLES_A_SECOND; i++) {
                final double tail = i % 200 == 0 ? rareNs * random.nextDouble() : 0;
                histogram.recordValue(Math.round(typicalNs * (0.98 + 0.04 * random.nextDouble()) + tail));
            }
            seconds.add(histogram);
        }
        return seconds;
    }

    private static Map<String, Double> percentiles(final List<Histogram> seconds) {
        final Histogram all = new Histogram(3);
        seconds.forEach(all::add);
        final Map<String, Double> found = new HashMap<>();
        PERCENTILES.forEach((name, at) -> found.put(name, (double) all.getValueAtPercentile(at)));
        return found;
    }

    private static List<Map<String, Object>> jitter(final List<Histogram> interval, final List<Histogram> hiccup) {
        final List<Map<String, Object>> seconds = new ArrayList<>();
        for (int second = 0; second < interval.size(); second++) {
            final Histogram histogram = interval.get(second);
            seconds.add(Map.of(
                    "second", second,
                    "p50", histogram.getValueAtPercentile(50),
                    "p99", histogram.getValueAtPercentile(99),
                    "max", histogram.getMaxValue(),
                    "hiccupMax", hiccup.get(second).getMaxValue()));
        }
        return seconds;
    }

    private String log(final String name, final List<Histogram> seconds) throws IOException {
        try (PrintStream text =
                new PrintStream(Files.newOutputStream(folder.resolve(name)), false, StandardCharsets.UTF_8)) {
            final HistogramLogWriter log = new HistogramLogWriter(text);
            log.outputLogFormatVersion();
            log.outputLegend();
            for (int second = 0; second < seconds.size(); second++) {
                seconds.get(second).setStartTimeStamp(1_000L * second);
                seconds.get(second).setEndTimeStamp(1_000L * (second + 1));
                log.outputIntervalHistogram(seconds.get(second));
            }
        }
        return name;
    }

    private static Map<String, Object> turns(final int rate, final double ours, final boolean isReached) {
        final double ideal = 1e9 / rate;
        final Map<String, Object> floor = Map.of(
                "series", series("handoff", 1.03 * ideal), "p", isReached ? 0.41 : 0.012, "isReached", isReached);
        return Map.of(
                "ratePerSecond",
                rate,
                "seconds",
                2,
                "rounds",
                5,
                "idealIntervalNs",
                ideal,
                "ours",
                series("mpthrottle", ours * ideal),
                "floors",
                List.of(floor));
    }

    private static Map<String, Object> sparing(
            final String kind, final double ours, final double other, final boolean isReached) {
        final Map<String, Object> floor =
                Map.of("series", series("mpthrottle", other), "p", isReached ? 0.31 : 0.013, "isReached", isReached);
        return Map.of(
                "kind",
                kind,
                "jvmFlags",
                List.of("-Dmeasured=" + kind),
                "seconds",
                2,
                "rounds",
                5,
                "ours",
                series("mpthrottle", ours),
                "floor",
                floor);
    }

    private static Map<String, Object> series(final String limiter, final double median) {
        return Map.of("limiter", limiter, "values", List.of(1.01 * median, 0.99 * median, median), "median", median);
    }

    private static Map<String, Object> stall(
            final String limiter, final int mostInSecond, final @Nullable Integer bound) {
        final Map<String, Object> stall = new HashMap<>(Map.of(
                "limiter", limiter,
                "settings", "LIMIT 1000",
                "ratePerSecond", 1_000,
                "waiters", 64,
                "stoppedMillis", 500,
                "trials", 3,
                "mostInSecond", mostInSecond,
                "mostIn10Millis", 12,
                "verdict", bound == null ? "NONE" : "PASS"));
        stall.put("boundInSecond", bound);
        stall.put("boundIn10Millis", bound == null ? null : 1_010);
        return stall;
    }

    private static Map<String, Object> soak() {
        return Map.of(
                "ratePerSecond", 10_000_000,
                "seconds", 10,
                "settings", "LIMIT 10000000 per 1 s, monitored COARSE",
                "granted", 100_000_000,
                "total", 100_000_000,
                "overflow", 0,
                "discarded", 0,
                "reachedPerSecond", 10_000_000,
                "verdict", "PASS");
    }
}
