// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.goal;

import static io.mpthrottle.reports.page.goal.Check.atLeast;
import static io.mpthrottle.reports.page.goal.Check.atMost;
import static io.mpthrottle.reports.page.goal.Check.faster;

import io.mpthrottle.reports.page.run.PaceRun;
import io.mpthrottle.reports.page.run.PaceRun.Soak;
import io.mpthrottle.reports.page.run.PaceRun.Stall;
import io.mpthrottle.reports.page.run.Run;
import io.mpthrottle.reports.page.run.Trial;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The goals of the budget (section 7 of the design), each with the figures that it asks for. The one place for them. */
public final class Goals {
    private static final String OFF = "OFF";
    private static final String REFUSED = "refused";
    private static final String GRANTED = "granted";
    private static final double MIB = 1 << 20;

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "hasFuel refused",
                    f -> List.of(
                            atMost(f.costs.ours(REFUSED, OFF), 1.5, Numbers::time, ""),
                            faster(f.costs.oursBeside(REFUSED, OFF), f.costs.fastestPeer(REFUSED, 1), 20))),
            new Rule(
                    "hasFuel granted, fuel waiting, monitor off",
                    f -> List.of(
                            atMost(f.costs.ours(GRANTED, OFF), 6, Numbers::time, ""),
                            faster(f.costs.oursBeside(GRANTED, OFF), f.costs.fastestPeer(GRANTED, 1), 5))),
            new Rule(
                    "granted and monitored, COARSE",
                    f -> List.of(
                            atMost(f.costs.ours(GRANTED, "COARSE"), 16, Numbers::time, ""),
                            faster(f.costs.oursBeside(GRANTED, "COARSE"), f.costs.fastestPeer(GRANTED, 1), 2))),
            new Rule("granted and monitored, PRECISE", f -> List.of(f.beyondClock(15))),
            new Rule("two threads and more, beside the best peer", f -> f.contended(3)),
            new Rule(
                    "pace with spinning workers, 1\u202f000/s to 1\u202f000\u202f000/s",
                    f -> List.of(
                            named("rate off by", f.paces.worst(Facts::rateOff, 1e-4, percent(4))),
                            named("p50 off by", f.paces.middle(1e-3, percent(3))),
                            named("p99 off by", f.paces.tail(0.05, percent(2))))),
            new Rule(
                    "HYBRID at 1\u202f000/s",
                    f -> List.of(
                            named("p99 later than BUSY_SPIN’s by", f.paces.hybridLater(2_000)),
                            named("of a core", atMost(f.paces.cores("HYBRID"), 0.15, percent(1), "")))),
            new Rule("PARKED at 1\u202f000/s", f -> List.of(named("of a core", f.paces.parked(0.02, percent(1))))),
            new Rule("stopped for longer than it may: its bound holds", Facts::stalls),
            new Rule("10\u202f000\u202f000/s monitored, nothing lost", Facts::soak),
            new Rule(
                    "allocation of a call",
                    f -> List.of(
                            // What the profiler itself leaves behind is a hundredth of a byte.
                            new Check(
                                    "0 B",
                                    atMost(f.costs.mostAllocated(), 0.5, Facts::bytes, "")
                                            .reached(),
                                    atMost(f.costs.mostAllocated(), 0.5, Facts::bytes, "")
                                            .outcome()))),
            new Rule(
                    "memory of a running throttle",
                    f -> List.of(
                            atMost(f.mostMemory(), 10 * MIB, bytes -> Numbers.three(bytes / MIB) + "\u202fMiB", ""))));

    private Goals() {}

    /**
     * Judges a run.
     *
     * @param run its figures
     * @return all goals, also those that it has no figures for
     */
    public static List<Goal> of(final Run run) {
        final Facts facts = new Facts(run);
        return RULES.stream()
                .map(rule -> new Goal(rule.name(), rule.checks().apply(facts)))
                .toList();
    }

    private record Rule(String name, Function<Facts, List<Check>> checks) {}

    private static Check named(final String what, final Check check) {
        return new Check(what + " " + check.asked(), check.reached(), check.outcome());
    }

    private static DoubleFunction<String> percent(final int decimals) {
        return share -> Numbers.percent(share, decimals);
    }

    /** What the goals are judged by. */
    private static final class Facts {
        private final Costs costs;
        private final Paces paces;
        private final @Nullable PaceRun pace;

        Facts(final Run run) {
            costs = new Costs(run.jmh());
            paces = new Paces(run.trials(), run.turns(), run.sparing(), run.platform());
            pace = run.pace();
        }

        static String bytes(final double value) {
            return Numbers.bytes(value) + "\u202fB";
        }

        static double rateOff(final Trial trial) {
            // Not of the mean rate, which a pause at the first grant makes look too high.
            return Math.abs(trial.shortfall());
        }

        Check beyondClock(final double mayAddNs) {
            final double clock = costs.time("FloorBenchmark.nanoTime", 1, Map.of());
            final Check check = atMost(
                    costs.ours(GRANTED, "PRECISE"),
                    clock + mayAddNs,
                    Numbers::time,
                    ", a clock reading being " + Numbers.time(clock));
            final String asked = "≤ a clock reading + " + Numbers.time(mayAddNs);
            return Double.isNaN(clock)
                    ? new Check(asked, "not measured", Outcome.UNKNOWN)
                    : new Check(asked, check.reached(), check.outcome());
        }

        /** At each number of threads; and threads that are added must not take the throughput away. */
        List<Check> contended(final double factor) {
            final List<Check> checks = new ArrayList<>();
            final List<Integer> several =
                    costs.threads().stream().filter(threads -> threads > 1).toList();
            for (final int threads : several) {
                for (final String call : new String[] {REFUSED, GRANTED}) {
                    checks.add(named(
                            Names.threads(threads) + ", " + call + ":",
                            faster(costs.beside(call, Names.OURS, threads), costs.fastestPeer(call, threads), factor)));
                }
            }
            if (several.size() > 1) {
                final int least = several.get(0);
                final int most = several.get(several.size() - 1);
                final double kept = throughput(most) / throughput(least);
                checks.add(named(
                        "granted: throughput of " + most + " threads to that of " + least,
                        atLeast(kept, 0.5, Numbers::times, "")));
            }
            return checks;
        }

        private double throughput(final int threads) {
            return threads / costs.beside(GRANTED, Names.OURS, threads);
        }

        List<Check> stalls() {
            return pace == null
                    ? List.of()
                    : pace.stalls().stream()
                            .filter(stall -> Names.isOurs(stall.limiter()))
                            .flatMap(Facts::stall)
                            .toList();
        }

        private static Stream<Check> stall(final Stall stall) {
            return Stream.of(
                            within(
                                    certain(stall.certainInSecond(), stall.mostInSecond()),
                                    stall.boundInSecond(),
                                    "in a second"),
                            within(
                                    certain(stall.certainIn10Millis(), stall.mostIn10Millis()),
                                    stall.boundIn10Millis(),
                                    "in 10 ms"))
                    .filter(Objects::nonNull);
        }

        /** A waiter that lost its core is seen late, and a window looks busier than it was. */
        private static double certain(final @Nullable Double certain, final double seen) {
            return certain == null ? seen : certain;
        }

        private static @Nullable Check within(final double most, final @Nullable Double bound, final String when) {
            return bound == null ? null : named("grants " + when, atMost(most, bound, Numbers::three, ""));
        }

        List<Check> soak() {
            final Soak soak = pace == null ? null : pace.soak();
            if (soak == null) {
                return List.of();
            }
            final double lost = (double) (soak.overflow() + soak.discarded());
            return List.of(
                    named("lost", atMost(lost, 0, Numbers::three, " of " + Numbers.whole(soak.granted()))),
                    new Check(
                            "its account is right",
                            soak.why() == null ? "it is" : soak.why(),
                            "PASS".equals(soak.verdict()) ? Outcome.REACHED : Outcome.MISSED));
        }

        double mostMemory() {
            return pace == null
                    ? Double.NaN
                    : pace.memory().stream()
                            .mapToDouble(PaceRun.Memory::bytes)
                            .max()
                            .orElse(Double.NaN);
        }
    }
}
