// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.goal;

import io.mpthrottle.reports.page.run.PaceRun.Floor;
import io.mpthrottle.reports.page.run.PaceRun.Platform;
import io.mpthrottle.reports.page.run.PaceRun.Sparing;
import io.mpthrottle.reports.page.run.PaceRun.Turns;
import io.mpthrottle.reports.page.run.Trial;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How evenly ours let work go, looked up among the trials of the pace rig. */
final class Paces {
    private static final String SPINNING = "SPINNING";
    private static final double LOWEST = 1_000;
    private static final double HIGHEST = 1_000_000;

    private final List<Trial> trials;
    private final List<Turns> turns;
    private final List<Sparing> sparing;
    private final double clockStepNs;

    Paces(
            final List<Trial> trials,
            final List<Turns> turns,
            final List<Sparing> sparing,
            final @Nullable Platform platform) {
        clockStepNs = platform == null ? Double.NEGATIVE_INFINITY : platform.clockStepNs();
        this.trials = trials;
        this.turns = turns;
        this.sparing = sparing;
    }

    /** The trial furthest from the goal, among those of spinning workers with a spinning refill, at the rates of the goal. */
    Check worst(final ToDoubleFunction<Trial> value, final double limit, final DoubleFunction<String> text) {
        return judged().max(Comparator.comparingDouble(value))
                .map(trial -> Check.atMost(
                        value.applyAsDouble(trial), limit, text, ", at " + Numbers.rate(trial.ratePerSecond())))
                .orElse(Check.atMost(Double.NaN, limit, text, ""));
    }

    /**
     * The middle, at the rate where it is furthest from the goal. What a thread that spins on the clock itself has is reached,
     * and what is within a step of the clock: at the highest rate that may be one percent of an interval.
     */
    Check middle(final double limit, final DoubleFunction<String> text) {
        return furthest(judged().map(this::middle).toList(), limit, text);
    }

    private Deviation middle(final Trial trial) {
        final double value = off(trial, "p50");
        final double clock = floors(trial.ratePerSecond())
                .filter(floor -> Names.isClock(floor.limiter()))
                .mapToDouble(floor -> off(floor, "p50"))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        final double floor = Math.max(clock, clockStepNs / trial.idealIntervalNs());
        return new Deviation(trial.ratePerSecond(), value, floor, value <= floor);
    }

    /**
     * The tail, at the rate where it is furthest from the goal. What is not beyond the platform's own counts as reached: by
     * the laps in which ours and a floor took turns, or else by the one trial of each.
     */
    Check tail(final double limit, final DoubleFunction<String> text) {
        return furthest(judged().map(this::tail).toList(), limit, text);
    }

    private static Check furthest(
            final List<Deviation> deviations, final double limit, final DoubleFunction<String> text) {
        final Comparator<Deviation> furthest = Comparator.comparingDouble(Deviation::value);
        return deviations.stream()
                .filter(found -> found.value() > limit && !found.isExcused())
                .max(furthest)
                .map(found -> found.check(limit, text, besideFloor(found.floor(), text)))
                .or(() -> deviations.stream().max(furthest).map(found -> excused(found.check(limit, text, ""))))
                .orElse(Check.atMost(Double.NaN, limit, text, ""));
    }

    private static Check excused(final Check check) {
        return check.outcome() == Outcome.MISSED ? check.withinFloor() : check;
    }

    private static String besideFloor(final double floor, final DoubleFunction<String> text) {
        return Double.isInfinite(floor) ? ", no floor measured" : Check.beside(text.apply(floor));
    }

    private Deviation tail(final Trial trial) {
        return turns.stream()
                .filter(found -> found.ratePerSecond() == trial.ratePerSecond())
                .findFirst()
                .map(Deviation::of)
                .orElseGet(() -> {
                    final double value = off(trial, "p99");
                    final double floor = floor(trial, floors -> off(floors, "p99"));
                    return new Deviation(trial.ratePerSecond(), value, floor, value <= floor);
                });
    }

    private static double off(final Trial trial, final String percentile) {
        return Math.abs(trial.timesIdeal(percentile) - 1);
    }

    /** How far an interval is from the ideal one, ours and the floor's, as shares. */
    private record Deviation(double ratePerSecond, double value, double floor, boolean isExcused) {
        static Deviation of(final Turns turns) {
            final double value = Math.abs(turns.timesIdeal(turns.ours().median()) - 1);
            final double floor = turns.handoff()
                    .map(found -> Math.abs(turns.timesIdeal(found.series().median()) - 1))
                    .orElse(Double.NEGATIVE_INFINITY);
            final boolean isReached = turns.handoff().map(Floor::isReached).orElse(false);
            return new Deviation(turns.ratePerSecond(), value, floor, value <= floor || isReached);
        }

        Check check(final double limit, final DoubleFunction<String> text, final String beside) {
            return Check.atMost(value, limit, text, ", at " + Numbers.rate(ratePerSecond) + beside);
        }
    }

    private double floor(final Trial beside, final ToDoubleFunction<Trial> value) {
        return floors(beside.ratePerSecond())
                .filter(trial -> trial.refill() == null)
                .mapToDouble(value)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    private Stream<Trial> floors(final double ratePerSecond) {
        return trials.stream()
                .filter(trial -> Names.isFloor(trial.limiter()))
                .filter(trial -> trial.ratePerSecond() == ratePerSecond);
    }

    private Stream<Trial> judged() {
        return ours("BUSY_SPIN", SPINNING)
                .filter(trial -> trial.ratePerSecond() >= LOWEST && trial.ratePerSecond() <= HIGHEST);
    }

    private Stream<Trial> ours(final String refill, final String worker) {
        return trials.stream().filter(trial -> Names.isOurs(trial.limiter()) && trial.is(refill, worker));
    }

    /**
     * How much later one in a hundred is at 1,000 a second with HYBRID than with BUSY_SPIN, behind a spinning worker: by the
     * laps in which the two took turns, or else by the one trial of each.
     */
    Check hybridLater(final double limitNs) {
        return sparing(Sparing.HYBRID_LATENESS)
                .map(found -> Check.atMost(
                                found.ours().median() - found.floor().series().median(), limitNs, Numbers::time, "")
                        .unlessSeen(found.floor().isReached(), found.floor().p()))
                .orElseGet(() -> Check.atMost(lateP99("HYBRID") - lateP99("BUSY_SPIN"), limitNs, Numbers::time, ""));
    }

    /** Cores of PARKED at 1,000 a second, or not more than a bare thread that parks: by laps as above. */
    Check parked(final double limit, final DoubleFunction<String> text) {
        return sparing(Sparing.PARKED_CORES)
                .map(found -> Check.atMostOrFloor(
                                found.ours().median(),
                                limit,
                                found.floor().series().median(),
                                text)
                        .unlessSeen(found.floor().isReached(), found.floor().p()))
                .orElseGet(() -> Check.atMostOrFloor(cores("PARKED"), limit, coresOfFloor("PARKED"), text));
    }

    private Optional<Sparing> sparing(final String kind) {
        return sparing.stream().filter(found -> found.kind().equals(kind)).findFirst();
    }

    /** How late one in a hundred is at 1,000 a second, behind a spinning worker. */
    private double lateP99(final String refill) {
        return ours(refill, SPINNING)
                .filter(trial -> trial.ratePerSecond() == LOWEST)
                .mapToDouble(trial -> Trial.at(trial.lateness(), "p99"))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Cores that the throttle's own threads keep busy at 1,000 a second, with whichever worker it is more. */
    double cores(final String refill) {
        return cores(
                trials.stream()
                        .filter(trial -> Names.isOurs(trial.limiter()))
                        .filter(trial -> trial.ratePerSecond() == LOWEST),
                refill);
    }

    /** What the same takes when a bare thread waits like this, NaN where that was not measured. */
    private double coresOfFloor(final String refill) {
        return cores(floors(LOWEST), refill);
    }

    private static double cores(final Stream<Trial> some, final String refill) {
        return some.filter(trial -> refill.equals(trial.refill()))
                .mapToDouble(
                        trial -> trial.cpu() == null ? Double.NaN : trial.cpu().limiter())
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }
}
