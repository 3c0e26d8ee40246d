// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Refill;
import io.mpthrottle.reports.model.Contest;
import io.mpthrottle.reports.model.Contest.Measured;
import io.mpthrottle.reports.model.Contest.Series;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A contest to be held: laps of ours that take turns with laps of others.
 *
 * @param name of the step
 * @param measured what is compared
 * @param ours a lap of ours
 * @param others a lap of each other
 * @param margin how much more ours may have
 * @param jvmFlags of the processes, beside those of all
 * @param base the name of the older build, if the others are laps of one; otherwise empty
 */
record ContestSpec(
        String name,
        Measured measured,
        TrialSpec ours,
        List<TrialSpec> others,
        double margin,
        List<String> jvmFlags,
        String base) {
    private static final double LAP_SECONDS = 0.25;
    private static final double LONGEST_LAP_SECONDS = 2;

    /** At a low rate a p99 needs a longer lap. */
    private static final double LAP_INTERVALS = 1_000;

    /**
     * Compiles early what runs only a hundred times a second, as the monitor does. Otherwise it would be interpreted for a minute
     * and make up a twentieth of the processor time; users run for days. It would be wrong for a p99, as the compiler then keeps
     * workers from their cores.
     */
    private static final String COMPILED_SOON = "-XX:CompileThresholdScaling=0.1";

    /** The p99 interval beside bare parts of a limiter; the handoff is the floor that counts. */
    static ContestSpec tail(final long ratePerSecond, final List<Limiter> floors) {
        final double lap = Math.min(LONGEST_LAP_SECONDS, Math.max(LAP_SECONDS, LAP_INTERVALS / ratePerSecond));
        return new ContestSpec(
                Long.toString(ratePerSecond),
                Measured.INTERVAL_P99,
                TrialSpec.ours(Refill.BUSY_SPIN, Worker.SPINNING, ratePerSecond, lap),
                floors.stream()
                        .map(floor -> TrialSpec.floor(floor, ratePerSecond, lap))
                        .toList(),
                0,
                List.of(),
                "");
    }

    /** HYBRID's p99 lateness beside BUSY_SPIN's, which it may exceed by 2 µs. */
    static ContestSpec hybridLateness() {
        return new ContestSpec(
                "hybrid lateness",
                Measured.LATE_P99,
                atThousand(Refill.HYBRID),
                List.of(atThousand(Refill.BUSY_SPIN)),
                2_000,
                List.of(),
                "");
    }

    /** PARKED's cores beside those of a bare thread that parks. The latter may take half as much again in another process. */
    static ContestSpec parkedCores() {
        return new ContestSpec(
                "parked cores",
                Measured.CORES,
                atThousand(Refill.PARKED),
                List.of(TrialSpec.parkedFloor(TrialSpec.THOUSAND, LONGEST_LAP_SECONDS)),
                0,
                List.of(COMPILED_SOON),
                "");
    }

    /** One quantity beside an older build. */
    static ContestSpec versus(final TrialSpec ours, final Measured measured, final String base) {
        return new ContestSpec("", measured, ours, List.of(ours.asBase()), 0, List.of(), base);
    }

    /** A lap that is compared with one of an older build. */
    static TrialSpec versusLap(final Refill refill, final long ratePerSecond) {
        final double seconds = ratePerSecond > TrialSpec.THOUSAND ? 1 : LONGEST_LAP_SECONDS;
        return TrialSpec.ours(refill, Worker.SPINNING, ratePerSecond, seconds);
    }

    private static TrialSpec atThousand(final Refill refill) {
        return TrialSpec.ours(refill, Worker.SPINNING, TrialSpec.THOUSAND, LONGEST_LAP_SECONDS);
    }

    List<TrialSpec> all() {
        return Stream.concat(Stream.of(ours), others.stream()).toList();
    }

    Contest contest(final Rounds rounds) {
        return new Contest(
                measured,
                String.valueOf(ours.refill()),
                ours.ratePerSecond(),
                ours.seconds(),
                base.isEmpty() ? RelayRuns.ROUNDS : RelayRuns.VERSUS_ROUNDS,
                jvmFlags,
                margin,
                series(ours, ours.limiter().key(), rounds),
                others.stream().map(other -> series(other, who(other), rounds)).toList());
    }

    private Series series(final TrialSpec spec, final String who, final Rounds rounds) {
        return new Series(who, rounds.medians(spec, measured::of));
    }

    private String who(final TrialSpec other) {
        return switch (other.limiter()) {
            case BASE -> Contest.BASE + base;
            case MPTHROTTLE -> String.valueOf(other.refill()).toUpperCase(Locale.ROOT);
            default -> other.limiter().key();
        };
    }
}
