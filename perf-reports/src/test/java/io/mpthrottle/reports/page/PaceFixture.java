// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.model.Curve;
import io.mpthrottle.reports.model.Percentiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What the pace rig leaves: pace.json. */
final class PaceFixture {
    static final int LOW_RATE = 1_000;
    static final int HIGH_RATE = 100_000;

    private static final int SECONDS = 4;
    private static final int SAMPLES = 8_000;

    private final Random random = new Random(11);

    private PaceFixture() {}

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

    static Map<String, Object> run() {
        return new PaceFixture().write();
    }

    private Map<String, Object> write() {
        final List<Map<String, Object>> trials = new ArrayList<>();
        for (final int rate : new int[] {LOW_RATE, HIGH_RATE}) {
            for (final Subject subject : SUBJECTS) {
                trials.add(trial(subject, rate));
            }
        }
        trials.add(broken());
        final Map<String, Object> run = new HashMap<>(Map.of(
                "schema",
                4,
                "started",
                "2026-01-02T03:04:05.678Z",
                "seconds",
                SECONDS,
                "trials",
                trials,
                "command",
                "scripts/pace full",
                "contests",
                List.of(
                        contest("INTERVAL_P99", "BUSY_SPIN", LOW_RATE, "handoff", 1.03e6, 1.03e6),
                        contest("INTERVAL_P99", "BUSY_SPIN", HIGH_RATE, "handoff", 1.31e4, 1.03e4),
                        contest("LATE_P99", "HYBRID", LOW_RATE, "BUSY_SPIN", 38_000, 36_500),
                        contest("CORES", "PARKED", LOW_RATE, "handoff", 0.024, 0.017),
                        contest("LATE_P50", "PARKED", LOW_RATE, "build 0123456789", 46_000, 75_500)),
                "stalls",
                List.of(stall("mpthrottle", 2_001, 2_000), stall("guava", 1_900, null)),
                "soak",
                soak(),
                "memory",
                List.of(Map.of("ratePerSecond", 10_000_000, "bytes", 5_300_000, "limitBytes", 10 << 20))));
        run.put("platform", Map.of("clockStepNs", 10, "lineRoundTripsNs", List.of(131.4, 590.2, 588.4)));
        return run;
    }

    private Map<String, Object> trial(final Subject subject, final int rate) {
        final boolean fails = rate == HIGH_RATE && subject.limiter().equals("failsafe_smooth");
        final double ideal = 1e9 / rate;
        final Histogram interval = histogram(ideal * (fails ? 55 : 1), subject.rareNs());
        final Histogram lateness = histogram(subject.lateNs(), subject.rareNs());
        final Histogram hiccup = histogram(120, 6_000);
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
                fails ? 0.982 : 0));
        trial.put("refill", subject.refill());
        trial.put("why", fails ? "98.2 % of the units were not granted" : null);
        trial.put("interval", Percentiles.of(interval));
        trial.put("lateness", Percentiles.of(lateness));
        trial.put("hiccup", Percentiles.of(hiccup));
        trial.put("cpu", Map.of("process", subject.cores() + 1, "limiter", subject.cores(), "worker", 1));
        trial.put("overflow", 0);
        trial.put("discarded", 0);
        trial.put("intervals", Curve.of(interval));
        trial.put("latenesses", Curve.of(lateness));
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
                "why", "it took longer than 60 s"));
        trial.put("interval", null);
        return trial;
    }

    /** A narrow body, and a tail of one in two hundred. */
    private Histogram histogram(final double typicalNs, final double rareNs) {
        final Histogram histogram = new Histogram(3);
        for (int i = 0; i < SAMPLES; i++) {
            final double tail = i % 200 == 0 ? rareNs * random.nextDouble() : 0;
            histogram.recordValue(Math.round(typicalNs * (0.98 + 0.04 * random.nextDouble()) + tail));
        }
        return histogram;
    }

    /** Five processes, of which each has a little more or less. */
    private static Map<String, Object> contest(
            final String measured,
            final String refill,
            final int rate,
            final String who,
            final double ours,
            final double other) {
        return Map.of(
                "measured",
                measured,
                "refill",
                refill,
                "ratePerSecond",
                rate,
                "seconds",
                2,
                "rounds",
                5,
                "jvmFlags",
                List.of("-Dmeasured=" + measured),
                "margin",
                measured.equals("LATE_P99") ? 2_000 : 0,
                "ours",
                series("mpthrottle", ours),
                "others",
                List.of(series(who, other)));
    }

    private static Map<String, Object> series(final String who, final double median) {
        return Map.of(
                "who",
                who,
                "values",
                DoubleStream.of(1.01, 0.99, 1, 1.02, 0.98)
                        .map(factor -> factor * median)
                        .boxed()
                        .toList());
    }

    /** One more grant is seen than is certain. */
    private static Map<String, Object> stall(
            final String limiter, final int mostInSecond, final @Nullable Integer bound) {
        return Map.of(
                "limiter",
                limiter,
                "settings",
                "LIMIT 1000",
                "ratePerSecond",
                1_000,
                "waiters",
                64,
                "stoppedMillis",
                500,
                "trials",
                3,
                "inSecond",
                busiest(mostInSecond, bound),
                "in10Millis",
                busiest(12, bound == null ? null : 1_010));
    }

    private static Map<String, Object> busiest(final int seen, final @Nullable Integer bound) {
        return bound == null ? Map.of("seen", seen) : Map.of("seen", seen, "certain", seen - 1, "bound", bound);
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
                "why", "");
    }
}
