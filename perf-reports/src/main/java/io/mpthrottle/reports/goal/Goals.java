// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.goal;

import static io.mpthrottle.reports.goal.Check.atMost;
import static io.mpthrottle.reports.goal.Check.faster;

import io.mpthrottle.reports.model.Contest;
import io.mpthrottle.reports.model.JmhEntry;
import io.mpthrottle.reports.model.Measurement;
import io.mpthrottle.reports.model.Measurement.Soak;
import io.mpthrottle.reports.model.Stall;
import io.mpthrottle.reports.model.Stall.Busiest;
import io.mpthrottle.reports.model.Verdict;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All goals, each with the figures that it asks for. No other class has a goal. */
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
            new Rule("two threads and more, beside the best peer", Facts::contended),
            new Rule(
                    "pace with spinning workers, 1\u202f000/s to 1\u202f000\u202f000/s",
                    f -> List.of(
                            f.paces.rate(1e-4, percent(4)).named("rate off by"),
                            f.paces.middle(1e-3, percent(3)).named("p50 off by").asking(", or the clock’s own"),
                            f.paces.tail(0.05, percent(2)).named("p99 off by").asking(", or a bare handoff’s"))),
            new Rule(
                    "HYBRID at 1\u202f000/s",
                    f -> List.of(
                            f.paces.hybridLater(2_000).named("p99 later than BUSY_SPIN’s by"),
                            atMost(f.paces.cores("HYBRID"), 0.15, percent(1), "")
                                    .named("refill and monitor, of a core")
                                    .telling(f.paces.allIn("HYBRID", percent(1))))),
            new Rule(
                    "PARKED at 1\u202f000/s",
                    f -> List.of(f.paces
                            .parked(0.02, percent(2))
                            .named("refill and monitor, of a core")
                            .telling(f.paces.allIn("PARKED", percent(1))))),
            new Rule("PARKED and HYBRID beside an older build", f -> new OlderBuild(f.contests()).checks()),
            new Rule("stopped for longer than it may: its bound holds", Facts::stalls),
            new Rule("10\u202f000\u202f000/s monitored, nothing lost", Facts::soak),
            new Rule(
                    "allocation of a call",
                    // What the profiler itself leaves behind is a hundredth of a byte; the smallest object has 16.
                    f -> List.of(atMost(f.costs.mostAllocated(), 0.5, bytes -> Numbers.three(bytes) + "\u202fB", ""))),
            new Rule(
                    "memory of a running throttle",
                    f -> List.of(
                            atMost(f.mostMemory(), 10 * MIB, bytes -> Numbers.three(bytes / MIB) + "\u202fMiB", ""))));

    private Goals() {}

    /** Judges rows of JMH and what the pace rig found; also lists the goals that there are no figures for. */
    public static List<Goal> of(final List<JmhEntry> jmh, final @Nullable Measurement pace) {
        final Facts facts = new Facts(jmh, pace);
        return RULES.stream()
                .map(rule -> new Goal(rule.name(), rule.checks().apply(facts)))
                .toList();
    }

    /** By how much a grant with several threads is to be faster than the best peer's. */
    private record Monitored(String monitor, double factor, String words) {}

    private static final List<Monitored> MONITORED = List.of(
            new Monitored(OFF, 10, ""),
            new Monitored("COARSE", 6, ", COARSE"),
            new Monitored("PRECISE", 3, ", PRECISE"));

    private record Rule(String name, Function<Facts, List<Check>> checks) {}

    private static DoubleFunction<String> percent(final int decimals) {
        return share -> Numbers.percent(share, decimals);
    }

    /** What the goals are judged by. */
    private static final class Facts {
        private final Costs costs;
        private final Paces paces;
        private final @Nullable Measurement pace;

        Facts(final List<JmhEntry> jmh, final @Nullable Measurement pace) {
            costs = new Costs(jmh);
            paces = new Paces(pace);
            this.pace = pace;
        }

        List<Contest> contests() {
            return pace == null ? List.of() : pace.contests();
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

        /** At each number of threads, and beside one thread. No peer monitors anything, whatever ours does. */
        List<Check> contended() {
            final List<Check> checks = new ArrayList<>();
            final List<Integer> several =
                    costs.threads().stream().filter(threads -> threads > 1).toList();
            for (final int threads : several) {
                checks.add(beside(REFUSED, OFF, threads, 20).named(Names.threads(threads) + ", refused:"));
            }
            for (final Monitored monitored : MONITORED) {
                for (final int threads : several) {
                    if (Double.isFinite(costs.ours(GRANTED, monitored.monitor(), threads))) {
                        checks.add(beside(GRANTED, monitored.monitor(), threads, monitored.factor())
                                .named(Names.threads(threads) + ", granted" + monitored.words() + ":"));
                    }
                }
                final double alone = costs.ours(GRANTED, monitored.monitor(), 1);
                several.stream()
                        .mapToDouble(threads -> costs.ours(GRANTED, monitored.monitor(), threads) / alone)
                        .filter(Double::isFinite)
                        .max()
                        .ifPresent(most -> checks.add(atMost(most, 2, Numbers::times, "")
                                .named("granted" + monitored.words() + ", beside one thread:")));
            }
            return checks;
        }

        private Check beside(final String call, final String monitor, final int threads, final double factor) {
            return faster(costs.ours(call, monitor, threads), costs.fastestPeer(call, threads), factor);
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
            final String rule = stall.settings().replaceFirst(", SHARED.*", "");
            return Stream.concat(
                    within(stall.inSecond(), rule + ": grants in a second"),
                    within(stall.in10Millis(), rule + ": grants in 10 ms"));
        }

        private static Stream<Check> within(final Busiest busiest, final String what) {
            return busiest.bound() == null
                    ? Stream.empty()
                    : Stream.of(atMost((double) busiest.judged(), (double) busiest.bound(), Numbers::three, "")
                            .named(what));
        }

        List<Check> soak() {
            final Soak soak = pace == null ? null : pace.soak();
            if (soak == null) {
                return List.of();
            }
            final double lost = (double) (soak.overflow() + soak.discarded());
            return List.of(
                    atMost(lost, 0, Numbers::three, " of " + Numbers.whole(soak.granted()))
                            .named("lost"),
                    new Check(
                            "its account is right",
                            soak.why().isEmpty() ? "it is" : soak.why(),
                            soak.verdict() == Verdict.PASS ? Outcome.REACHED : Outcome.MISSED));
        }

        double mostMemory() {
            return pace == null
                    ? Double.NaN
                    : pace.memory().stream()
                            .mapToDouble(memory -> (double) memory.bytes())
                            .max()
                            .orElse(Double.NaN);
        }
    }
}
