// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;

/**
 * One quantity of ours and of others at one rate, in many short laps that took turns.
 *
 * <p>A machine changes from second to second: how many timer ticks hit a worker, and which way a cache line goes from core to
 * core, moves a p99 more than any limiter does. So one trial of ours beside one of another says little about a difference of
 * some percent. Many laps in random order tell what one process has of both, and several processes are compared by the
 * ranks of their differences.
 *
 * @param measured the quantity
 * @param refill the mode of ours
 * @param ratePerSecond the rate
 * @param seconds the length of each lap
 * @param rounds the laps of each in one process
 * @param jvmFlags of the processes, beside those of all
 * @param margin by so much ours may be more than the others
 * @param ours the figures of ours
 * @param others the figures of the others
 */
public record Contest(
        Measured measured,
        String refill,
        long ratePerSecond,
        double seconds,
        int rounds,
        List<String> jvmFlags,
        double margin,
        Series ours,
        List<Series> others) {
    /** How an older build's series begins its name. */
    public static final String BASE = "build ";

    private static final double ALPHA = 0.05;

    /** A quantity, in nanoseconds or in cores; more is worse. */
    public enum Measured {
        /** The interval that one in a hundred exceeds. */
        INTERVAL_P99,
        /** The median lateness. */
        LATE_P50,
        /** The lateness that one grant in a hundred exceeds. */
        LATE_P99,
        /** The processor time of refill and monitor. */
        CORES;

        /** Reads it from one lap. */
        public double of(final Trial lap) {
            return switch (this) {
                case INTERVAL_P99 -> lap.interval().p99();
                case LATE_P50 -> lap.lateness().p50();
                case LATE_P99 -> lap.lateness().p99();
                case CORES -> lap.cpu().limiter();
            };
        }
    }

    /**
     * What one limiter had.
     *
     * @param who the limiter
     * @param values the median of its laps in each process, in the order of the processes
     */
    public record Series(String who, List<Double> values) {
        /** The median over the processes; NaN without any. */
        public double median() {
            return values.isEmpty() ? Double.NaN : Median.withDefaults().evaluate(array());
        }

        double[] array() {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** Finds one of the others by its name. */
    public Optional<Series> other(final String who) {
        return others.stream().filter(series -> series.who().equals(who)).findFirst();
    }

    /** Finds the older build, if ours stands beside one. */
    public Optional<Series> olderBuild() {
        return others.stream().filter(series -> series.who().startsWith(BASE)).findFirst();
    }

    /**
     * The probability of differences like those seen if ours does not tend to be more than another with the margin: one-sided
     * exact signed-rank test of Wilcoxon over the processes. With too few processes to tell it is 0.
     */
    public double p(final Series other) {
        final double[] beyond = ours.array();
        final double[] theirs = other.array();
        for (int i = 0; i < beyond.length; i++) {
            beyond[i] -= margin + theirs[i];
        }
        return SignedRanks.p(beyond);
    }

    /** Whether ours was not seen to be more than another with the margin, at 5 %. */
    public boolean isNotSeenBeyond(final Series other) {
        return p(other) > ALPHA;
    }

    /** The ratio of the medians of ours and of another. */
    public double ratio(final Series other) {
        return ours.median() / other.median();
    }

    /** The interval between two grants at exactly the rate. */
    public double idealIntervalNs() {
        return 1e9 / ratePerSecond;
    }
}
