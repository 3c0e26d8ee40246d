// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import io.mpthrottle.Hardcap;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was simulated. Time is told apart by how far the clock went at once. */
final class Tally {
    static final double HOUR_NS = 3.6e12;
    private static final long SECOND_NS = 1_000_000_000;

    /** In steps of at most a second; in longer ones; in jumps of an hour and more. */
    private long steppedNs;

    private long stridesNs;
    private long jumpsNs;
    private final EnumMap<Hardcap, long[]> hardcapNs = new EnumMap<>(Hardcap.class);
    private final TreeMap<Integer, long[]> linesNs = new TreeMap<>();
    private final TreeMap<Integer, long[]> limitsNs = new TreeMap<>();

    /** Of the hardcap that is simulated now, of the number of lines, and of limits. */
    private long[] nowNs = new long[1];

    private long[] nowLinesNs = new long[1];
    private long[] nowLimitsNs = new long[1];

    private long episodes;
    private long steps;
    private long grants;

    /** Which hardcap, how many lines and limits time passes for from now on; 0 lines: the number is not set. */
    void simulates(Hardcap which, int lines, int limits) {
        nowNs = ns(which);
        nowLinesNs = ns(linesNs, lines);
        nowLimitsNs = ns(limitsNs, limits);
    }

    void passed(long ns) {
        nowNs[0] += ns;
        nowLinesNs[0] += ns;
        nowLimitsNs[0] += ns;
        if (ns <= SECOND_NS) {
            steppedNs += ns;
        } else if (ns < HOUR_NS) {
            stridesNs += ns;
        } else {
            jumpsNs += ns;
        }
    }

    void step() {
        steps++;
    }

    void grant() {
        grants++;
    }

    void episode() {
        episodes++;
    }

    void add(Tally other) {
        steppedNs += other.steppedNs;
        stridesNs += other.stridesNs;
        jumpsNs += other.jumpsNs;
        other.hardcapNs.forEach((which, ns) -> ns(which)[0] += ns[0]);
        other.linesNs.forEach((lines, ns) -> ns(linesNs, lines)[0] += ns[0]);
        other.limitsNs.forEach((limits, ns) -> ns(limitsNs, limits)[0] += ns[0]);
        episodes += other.episodes;
        steps += other.steps;
        grants += other.grants;
    }

    double hours() {
        return (steppedNs + stridesNs + jumpsNs) / HOUR_NS;
    }

    double hoursOf(Hardcap which) {
        return ns(which)[0] / HOUR_NS;
    }

    private long[] ns(Hardcap which) {
        return hardcapNs.computeIfAbsent(which, of -> new long[1]);
    }

    private static long[] ns(Map<Integer, long[]> numbers, int number) {
        return numbers.computeIfAbsent(number, of -> new long[1]);
    }

    double hoursOfLines(int lines) {
        return ns(linesNs, lines)[0] / HOUR_NS;
    }

    double hoursOfLimits(int limits) {
        return ns(limitsNs, limits)[0] / HOUR_NS;
    }

    long grants() {
        return grants;
    }

    @Override
    public String toString() {
        return String.format(
                "%,.0f hours (%,.0f in steps of at most a second, %,.0f in longer ones, %,.0f in jumps of an hour and"
                        + " more; %s; %s), %,d episodes, %,d steps, %,d grants",
                hours(),
                steppedNs / HOUR_NS,
                stridesNs / HOUR_NS,
                jumpsNs / HOUR_NS,
                lines(),
                limits(),
                episodes,
                steps,
                grants);
    }

    private String limits() {
        return limitsNs.entrySet().stream()
                .map(entry -> String.format("%,.0f with limits %d", entry.getValue()[0] / HOUR_NS, entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private String lines() {
        return linesNs.entrySet().stream()
                .map(entry -> String.format(
                        "%,.0f with lines %s",
                        entry.getValue()[0] / HOUR_NS, entry.getKey() == 0 ? "unset" : entry.getKey()))
                .collect(Collectors.joining(", "));
    }
}
