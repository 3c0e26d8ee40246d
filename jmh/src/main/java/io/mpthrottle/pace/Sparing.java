// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Refill;
import java.util.List;

/**
 * How well a mode spares processor time, or what it takes for it: laps of ours that took turns with what they are compared
 * with, as those of {@link Turns} do and for the same reason. A bare thread that parks takes half as much processor time
 * again in one process as in the next.
 *
 * @param kind what is compared
 * @param jvmFlags of the processes, beside those of all
 * @param seconds the length of each lap
 * @param rounds the laps of each in one process
 * @param ours of ours
 * @param floor of the other
 */
record Sparing(Kind kind, List<String> jvmFlags, double seconds, int rounds, Turns.Series ours, Turns.Floor floor) {
    private static final double LAP_SECONDS = 2;

    /** The comparisons, all at 1,000 a second with a spinning worker. */
    enum Kind {
        /** p99 lateness in nanoseconds, beside BUSY_SPIN's, which it may be beyond by 2 µs. */
        HYBRID_LATENESS(Refill.HYBRID, 0, 2_000) {
            @Override
            TrialSpec other() {
                return TrialSpec.ours(Refill.BUSY_SPIN, Worker.SPINNING, Goal.THOUSAND, LAP_SECONDS);
            }

            @Override
            double of(final Trial trial) {
                return trial.lateness().p99();
            }
        },
        /** Cores of refill and monitor, at most 2 %, or not beyond those of a bare thread that parks. */
        PARKED_CORES(Refill.PARKED, 0.02, 0) {
            @Override
            TrialSpec other() {
                return TrialSpec.parkedFloor(Goal.THOUSAND, LAP_SECONDS);
            }

            /**
             * What runs a hundred times a second, as the monitor does, would be compiled after a minute, and until then take a
             * twentieth of what is measured; users run for days. For a p99 this would be wrong: so much is compiled so soon that
             * the compiler keeps workers from their cores.
             */
            @Override
            List<String> jvmFlags() {
                return List.of("-XX:CompileThresholdScaling=0.1");
            }

            @Override
            double of(final Trial trial) {
                return trial.cpu().limiter();
            }
        };

        private final Refill mode;
        private final double limit;
        private final double margin;

        Kind(final Refill mode, final double limit, final double margin) {
            this.mode = mode;
            this.limit = limit;
            this.margin = margin;
        }

        TrialSpec ours() {
            return TrialSpec.ours(mode, Worker.SPINNING, Goal.THOUSAND, LAP_SECONDS);
        }

        abstract TrialSpec other();

        /** Of the processes in which they take turns, beside those of all. */
        List<String> jvmFlags() {
            return List.of();
        }

        /** What is compared. */
        abstract double of(Trial trial);
    }

    static Sparing of(final Kind kind, final Turns.Series ours, final Turns.Series other) {
        return new Sparing(
                kind, kind.jvmFlags(), LAP_SECONDS, RelayRuns.ROUNDS, ours, Turns.Floor.of(other, ours, kind.margin));
    }

    /** The most that is still reached. */
    double limit() {
        return Math.max(kind.limit, floor.series().median() + kind.margin);
    }

    boolean isMet() {
        return !ours.values().isEmpty() && (ours.median() <= limit() || floor.isReached());
    }
}
