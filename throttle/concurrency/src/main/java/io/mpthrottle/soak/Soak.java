// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.soak;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Cycles of all legs, what each left behind, and the verdict. */
final class Soak {
    private static final String HEAD = String.format(
            "%-34s %14s %14s %13s %12s %10s", "leg", "emissions", "rate", "discarded", "reordered", "workers");

    private final PrintStream out;
    private final List<Result> results = new ArrayList<>();
    private final List<Footprint> footprints = new ArrayList<>();
    private final long beganNs = System.nanoTime();
    private boolean whole;

    Soak(final PrintStream out) {
        this.out = out;
    }

    /** What is told of each leg when it has ended. */
    interface Listener {
        void ended(Result result);
    }

    /** So many cycles of legs of so many milliseconds. */
    void run(final int cycles, final long legMillis, final Listener listener) throws InterruptedException {
        final List<Leg> legs = Leg.all();
        for (int cycle = 0; cycle < cycles; cycle++) {
            for (final Leg leg : legs) {
                final Result result = Trial.of(leg, legMillis);
                results.add(result);
                listener.ended(result);
            }
            footprints.add(Footprint.now());
        }
        whole = true;
    }

    /** Prints what was found, and tells whether all held. */
    boolean report() {
        out.println(HEAD);
        for (final Leg leg : Leg.all()) {
            final List<Result> of =
                    results.stream().filter(result -> result.leg().equals(leg)).toList();
            if (!of.isEmpty()) {
                out.println(together(leg, of));
            }
        }
        for (int cycle = 0; cycle < footprints.size(); cycle++) {
            out.printf("after cycle %d: %s%n", cycle + 1, footprints.get(cycle));
        }
        final boolean held = isFlat() && breaches() == 0;
        out.println(verdict(held));
        return held;
    }

    private static Result together(final Leg leg, final List<Result> of) {
        return new Result(
                leg,
                of.stream().mapToLong(Result::emissions).sum(),
                of.stream().mapToLong(Result::discarded).sum(),
                of.stream().mapToLong(Result::reordered).sum(),
                of.stream().map(Result::runtime).reduce(Duration.ZERO, Duration::plus),
                of.stream().mapToLong(Result::allocatedBytes).sum(),
                of.stream().flatMap(result -> result.breaches().stream()).toList());
    }

    private boolean isFlat() {
        return footprints.size() < 2 || last().isFlatSince(footprints.get(0));
    }

    private Footprint last() {
        return footprints.get(footprints.size() - 1);
    }

    private long breaches() {
        return results.stream().mapToLong(result -> result.breaches().size()).sum();
    }

    private String verdict(final boolean held) {
        final long emissions = results.stream().mapToLong(Result::emissions).sum();
        final Duration took = Duration.ofNanos(System.nanoTime() - beganNs);
        return String.format(
                "soak: %s: %,d emissions in %d min %d s, %d legs, %d cycles, %d breaches, memory and threads %s",
                held ? whole ? "held" : "held so far, interrupted" : "BROKEN",
                emissions,
                took.toMinutes(),
                took.toSecondsPart(),
                results.size(),
                footprints.size(),
                breaches(),
                footprints.size() < 2 ? "not compared (one cycle)" : isFlat() ? "flat" : "GREW");
    }
}
