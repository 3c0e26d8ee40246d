// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * The p99 interval of ours and of floors at one rate, in laps of {@link Rounds}.
 *
 * <p>A machine changes from second to second: how many timer ticks hit a worker, and which way a cache line goes from core
 * to core, moves a p99 more than any limiter does. So one trial of ours beside one of a floor says little about a
 * difference of some percent. Many short ones of each in random order tell what one process has of both, and several
 * processes are compared by the ranks of their differences.
 *
 * @param ratePerSecond the rate
 * @param seconds the length of each lap
 * @param rounds the laps of each in one process
 * @param idealIntervalNs 1e9 / rate
 * @param ours of ours
 * @param floors of each floor
 */
record Turns(long ratePerSecond, double seconds, int rounds, double idealIntervalNs, Series ours, List<Floor> floors) {
    /** With fewer, even the clearest difference is not seen at 5 %. */
    private static final int LEAST = 5;

    private static final double ALPHA = 0.05;

    private static final WilcoxonSignedRankTest RANKS = WilcoxonSignedRankTest.withDefaults();

    /**
     * What one limiter had.
     *
     * @param limiter who
     * @param values the median of its laps in each process, in their order; times in nanoseconds, processor time in cores
     * @param median their median; 0 when there is none
     */
    record Series(String limiter, List<Double> values, double median) {
        static Series of(final Limiter limiter, final List<Double> values) {
            final double[] array =
                    values.stream().mapToDouble(Double::doubleValue).toArray();
            final double median = array.length == 0 ? 0 : Median.withDefaults().evaluate(array);
            return new Series(limiter.key(), List.copyOf(values), median);
        }

        double[] array() {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /**
     * A floor, and ours beside it.
     *
     * @param series what it had
     * @param p the probability of differences like these if ours does not tend to be higher: one-sided exact signed-rank test of
     *     Wilcoxon over the processes; 0 when there are too few to tell
     * @param isReached whether ours was not seen to be higher, at 5 %
     */
    record Floor(Series series, double p, boolean isReached) {
        /** Ours may be higher by so much. */
        static Floor of(final Series series, final Series ours, final double margin) {
            final double[] beyond = new double[series.values().size()];
            for (int i = 0; i < beyond.length; i++) {
                beyond[i] = ours.values().get(i) - margin - series.values().get(i);
            }
            final double p = beyond.length < LEAST ? 0 : p(beyond);
            return new Floor(series, p, p > ALPHA);
        }

        /**
         * Tries each choice of signs. The clock goes in steps, so differences are often the same or none, and there the library
         * has only an approximation that finds some too easily.
         */
        private static double p(final double[] differences) {
            if (Arrays.stream(differences).allMatch(difference -> difference == 0)) {
                return 1;
            }
            final double seen = RANKS.statistic(differences);
            final int choices = 1 << differences.length;
            int asHigh = 0;
            for (int signs = 0; signs < choices; signs++) {
                final double[] chosen = differences.clone();
                for (int i = 0; i < chosen.length; i++) {
                    chosen[i] = (signs >> i & 1) == 0 ? chosen[i] : -chosen[i];
                }
                asHigh += RANKS.statistic(chosen) >= seen ? 1 : 0;
            }
            return (double) asHigh / choices;
        }
    }

    /** Ours, and floors of the same rate, which each took their turns. */
    static Turns of(final TrialSpec spec, final Series ours, final List<Series> floors) {
        return new Turns(
                spec.ratePerSecond(),
                spec.seconds(),
                RelayRuns.ROUNDS,
                spec.idealIntervalNs(),
                ours,
                floors.stream().map(floor -> Floor.of(floor, ours, 0)).toList());
    }

    /** The floor that counts: a bare handoff, whatever a queue takes for its own. */
    private Optional<Floor> handoff() {
        return floors.stream()
                .filter(floor -> floor.series().limiter().equals(Limiter.HANDOFF.key()))
                .findFirst();
    }

    /** The most that is still reached: 5 % more than the ideal interval, or what a handoff has. */
    double limitNs() {
        return Math.max(
                1.05 * idealIntervalNs,
                handoff().map(floor -> floor.series().median()).orElse(0.0));
    }

    boolean isMet() {
        return !ours.values().isEmpty()
                && (ours.median() <= limitNs()
                        || handoff().map(Floor::isReached).orElse(false));
    }
}
