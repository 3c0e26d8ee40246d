// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Refill;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One goal of the budget, judged by one trial of a spinning worker.
 *
 * @param goal in words
 * @param trial the trial's id
 * @param value what was found
 * @param limit the most that it may be
 * @param met whether it is
 */
record Goal(String goal, String trial, double value, double limit, boolean met) {
    /** Where the sparing modes have goals. */
    static final long THOUSAND = 1_000;

    private static final long MILLION = 1_000_000;

    private static final String PARKED = "PARKED: cores of refill and monitor, or a parking thread's";

    static List<Goal> of(
            final List<Trial> trials,
            final List<Turns> turns,
            final List<Sparing> sparing,
            final @Nullable Platform platform) {
        final List<Goal> goals = new ArrayList<>();
        judged(trials).forEach(trial -> goals.addAll(even(trial, trials, platform)));
        tails(trials, turns).forEach(goals::add);
        atThousand(trials, Refill.HYBRID)
                .map(trial -> goal(
                        "HYBRID: cores of refill and monitor",
                        trial,
                        trial.cpu().limiter(),
                        0.15))
                .forEach(goals::add);
        inTurns("HYBRID: p99 lateness, beside BUSY_SPIN's and 2 µs (ns)", Sparing.Kind.HYBRID_LATENESS, sparing)
                .or(() -> lateness(trials))
                .ifPresent(goals::add);
        inTurns(PARKED, Sparing.Kind.PARKED_CORES, sparing)
                .or(() -> atThousand(trials, Refill.PARKED)
                        .map(trial -> goal(PARKED, trial, trial.cpu().limiter(), Math.max(0.02, parkedFloor(trials))))
                        .findFirst())
                .ifPresent(goals::add);
        return goals;
    }

    private static Stream<Trial> judged(final List<Trial> trials) {
        return ours(trials, Refill.BUSY_SPIN).filter(trial -> isJudged(trial.ratePerSecond()));
    }

    private static boolean isJudged(final long ratePerSecond) {
        return ratePerSecond >= THOUSAND && ratePerSecond <= MILLION;
    }

    /** By laps in turns, where there are any. */
    private static Optional<Goal> inTurns(final String goal, final Sparing.Kind kind, final List<Sparing> sparing) {
        return sparing.stream()
                .filter(found -> found.kind() == kind)
                .map(found -> new Goal(goal, "turns-" + THOUSAND, found.ours().median(), found.limit(), found.isMet()))
                .findFirst();
    }

    private static double parkedFloor(final List<Trial> trials) {
        return floors(trials, THOUSAND)
                .filter(floor -> floor.refill() == Refill.PARKED)
                .mapToDouble(floor -> floor.cpu().limiter())
                .max()
                .orElse(0);
    }

    private static Stream<Trial> floors(final List<Trial> trials, final long ratePerSecond) {
        return trials.stream()
                .filter(trial -> trial.ratePerSecond() == ratePerSecond)
                .filter(trial -> Limiter.valueOf(trial.limiter().toUpperCase(Locale.ROOT))
                        .isFloor());
    }

    private static List<Goal> even(final Trial trial, final List<Trial> trials, final @Nullable Platform platform) {
        return List.of(
                goal("rate within 0.01 %", trial, Math.abs(trial.shortfall()), 0.0001),
                goal(
                        "p50 interval within 0.1 % of ideal, or what the clock can tell",
                        trial,
                        middleOff(trial),
                        Math.max(0.001, Math.max(clockOff(trials, trial.ratePerSecond()), stepOf(trial, platform)))));
    }

    /** What the clock itself cannot do better, since its readings are steps apart: one of 10 ns is 1 % of the shortest interval. */
    private static double clockOff(final List<Trial> trials, final long ratePerSecond) {
        return floors(trials, ratePerSecond)
                .filter(floor -> floor.limiter().equals(Limiter.FLOOR.key()))
                .mapToDouble(Goal::middleOff)
                .max()
                .orElse(0);
    }

    /** A step of the clock as a share of the interval: nearer to the ideal one cannot be told. */
    private static double stepOf(final Trial trial, final @Nullable Platform platform) {
        return platform == null ? 0 : platform.clockStepNs() / trial.idealIntervalNs();
    }

    private static double middleOff(final Trial trial) {
        // One nanosecond of a thousand is 0.001 so, where 1 - 0.999 is more.
        return Math.abs(trial.interval().p50() - trial.idealIntervalNs()) / trial.idealIntervalNs();
    }

    /** One for each rate: by laps in turns where there are any. */
    private static Stream<Goal> tails(final List<Trial> trials, final List<Turns> turns) {
        return Stream.concat(
                turns.stream().filter(found -> isJudged(found.ratePerSecond())).map(Goal::tail),
                judged(trials)
                        .filter(trial ->
                                turns.stream().noneMatch(found -> found.ratePerSecond() == trial.ratePerSecond()))
                        .map(trial -> tail(trial, trials)));
    }

    private static Goal tail(final Turns turns) {
        return new Goal(
                "p99 interval within 5 % of ideal, or not beyond a handoff's in turns (ns)",
                "turns-" + turns.ratePerSecond(), turns.ours().median(), turns.limitNs(), turns.isMet());
    }

    private static Goal tail(final Trial trial, final List<Trial> trials) {
        final double floorNs = floors(trials, trial.ratePerSecond())
                .filter(floor -> floor.refill() == null)
                .mapToDouble(floor -> floor.interval().p99())
                .max()
                .orElse(0);
        return goal(
                "p99 interval within 5 % of ideal, or a floor's (ns)",
                trial, trial.interval().p99(), Math.max(1.05 * trial.idealIntervalNs(), floorNs));
    }

    private static Optional<Goal> lateness(final List<Trial> trials) {
        return atThousand(trials, Refill.HYBRID)
                .flatMap(trial -> atThousand(trials, Refill.BUSY_SPIN)
                        .map(spinning -> goal(
                                "HYBRID: p99 lateness beyond BUSY_SPIN's (ns)",
                                trial,
                                trial.lateness().p99() - spinning.lateness().p99(),
                                2_000)))
                .findFirst();
    }

    private static Goal goal(final String goal, final Trial trial, final double value, final double limit) {
        return new Goal(goal, trial.id(), value, limit, value <= limit);
    }

    private static Stream<Trial> atThousand(final List<Trial> trials, final Refill refill) {
        return ours(trials, refill).filter(trial -> trial.ratePerSecond() == THOUSAND);
    }

    private static Stream<Trial> ours(final List<Trial> trials, final Refill refill) {
        return trials.stream()
                .filter(Trial::isOurs)
                .filter(trial -> trial.refill() == refill && trial.worker() == Worker.SPINNING);
    }
}
