// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.emission.Mark;
import io.mpthrottle.lines.LineCount;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Rings side by side, and the change to them. */
public final class EmissionLinesStress {
    private static final int SMALL = 4;
    private static final int CAPACITY = 32;
    private static final long NEWEST_NS = 9;

    private EmissionLinesStress() {}

    /** Two lines and what was drained of them. */
    private static class Lines {
        final EmissionRing ring;
        final EmissionRing.Drain drain;

        /** How many sevens were drained, and all others as the digits of a number. Written by whoever drains. */
        long sevens;

        long others;

        Lines(final boolean atOnce) {
            ring = new EmissionRing(SMALL, CAPACITY, new LineCount(2, atOnce));
            drain = ring.drainTo(this::note);
        }

        private void note(final long stampNs) {
            if (stampNs == 7) {
                sevens++;
            } else {
                others = 10 * others + stampNs;
            }
        }

        void fill(final int emissions) {
            for (int i = 0; i < emissions; i++) {
                ring.emit(7);
            }
        }

        void drainAll() {
            while (drain.drain(CAPACITY, NEWEST_NS) > 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** An emission goes into the one ring or into a line. */
    @JCStressTest
    @Outcome(id = "89, 3, 0", expect = ACCEPTABLE, desc = "Each was handed over once.")
    @Outcome(expect = FORBIDDEN, desc = "One is lost, came twice, or is counted as overflow.")
    @State
    public static class EmitAgainstMakeLines extends Lines {
        /** One waits. */
        public EmitAgainstMakeLines() {
            super(false);
            fill(1);
        }

        /** A worker. */
        @Actor
        public void emit() {
            ring.emit(8);
        }

        /** The monitor. */
        @Actor
        public void makeLines() {
            drain.makeLines();
        }

        /** The monitor, after another emission. */
        @Arbiter
        public void drainAll(final JJJ_Result r) {
            ring.emit(9);
            drainAll();
            r.r1 = others;
            r.r2 = ring.drained();
            r.r3 = ring.claimed() - ring.drained() + ring.overflow();
        }
    }

    /** A worker may just be making the larger ring when the small one is closed, and even when that was drained. */
    @JCStressTest
    @Outcome(id = "89, 6, 0", expect = ACCEPTABLE, desc = "Each was handed over once.")
    @Outcome(expect = FORBIDDEN, desc = "One is lost, came twice, or is counted as overflow.")
    @State
    public static class EmitForMoreRoomAgainstMakeLines extends Lines {
        /** No place is left in the small ring. */
        public EmitForMoreRoomAgainstMakeLines() {
            super(false);
            fill(SMALL);
        }

        /** A worker. */
        @Actor
        public void emit() {
            ring.emit(8);
        }

        /** The monitor. */
        @Actor
        public void makeLines() {
            drain.makeLines();
            drain.drain(CAPACITY, NEWEST_NS);
        }

        /** The monitor, after another emission. */
        @Arbiter
        public void drainAll(final JJJ_Result r) {
            ring.emit(9);
            drainAll();
            r.r1 = others;
            r.r2 = ring.drained();
            r.r3 = ring.claimed() - ring.drained() + ring.overflow();
        }
    }

    /** Two emissions are two records, in one line or in two, and come in the order of their stamps from two lines. */
    @JCStressTest
    @Outcome(id = "12, 2", expect = ACCEPTABLE, desc = "From two lines, or from one in this order.")
    @Outcome(id = "21, 2", expect = ACCEPTABLE, desc = "From one line in the other order.")
    @Outcome(expect = FORBIDDEN, desc = "One was written over the other, or is missing in the count.")
    @State
    public static class EmitAgainstEmitInLines extends Lines {
        /** With lines. */
        public EmitAgainstEmitInLines() {
            super(true);
        }

        /** A worker. */
        @Actor
        public void one() {
            ring.emit(1);
        }

        /** Another. */
        @Actor
        public void other() {
            ring.emit(2);
        }

        /** The monitor. */
        @Arbiter
        public void drainAll(final JJ_Result r) {
            drainAll();
            r.r1 = others;
            r.r2 = ring.claimed();
        }
    }

    /** The last place of all lines goes to one of two emissions, whichever line it is in. */
    @JCStressTest
    @Outcome(id = "32, 1", expect = ACCEPTABLE, desc = "Full, and one overflow.")
    @Outcome(expect = FORBIDDEN, desc = "An emission is neither in a line nor counted as overflow.")
    @State
    public static class EmitAgainstEmitForTheLastPlaceOfAll extends Lines {
        /** One place is left. */
        public EmitAgainstEmitForTheLastPlaceOfAll() {
            super(true);
            fill(CAPACITY - 1);
        }

        /** A worker. */
        @Actor
        public void one() {
            ring.emit(1);
        }

        /** Another. */
        @Actor
        public void other() {
            ring.emit(2);
        }

        /** The monitor. */
        @Arbiter
        public void count(final JJ_Result r) {
            r.r1 = ring.claimed();
            r.r2 = ring.overflow();
        }
    }

    /** An emission into full lines that are being drained is either in one of them or counted. */
    @JCStressTest
    @Outcome(id = "32, 8, 0", expect = ACCEPTABLE, desc = "A line was drained in time.")
    @Outcome(id = "32, 0, 1", expect = ACCEPTABLE, desc = "All were still full: counted.")
    @Outcome(expect = FORBIDDEN, desc = "The emission is neither in a line nor counted, or overwrote another.")
    @State
    public static class EmitAgainstDrainOfFullLines extends Lines {
        /** No place is left. */
        public EmitAgainstDrainOfFullLines() {
            super(true);
            fill(CAPACITY);
        }

        /** A worker. */
        @Actor
        public void emit() {
            ring.emit(8);
        }

        /** The monitor. */
        @Actor
        public void drain() {
            drain.drain(CAPACITY, NEWEST_NS);
        }

        /** The monitor, once more. */
        @Arbiter
        public void drainAll(final JJJ_Result r) {
            drainAll();
            r.r1 = sevens;
            r.r2 = others;
            r.r3 = ring.overflow();
        }
    }

    /** Each emission that returned before a mark is in it, also while the lines are made, and the mark is what is drained up to it. */
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "All that had returned, and as many are drained.")
    @Outcome(
            expect = FORBIDDEN,
            desc = "One had returned and is not in the mark, or not what is in the mark was drained.")
    @State
    public static class EmitAgainstMark extends Lines {
        private static final int EMISSIONS = 16;

        private volatile long returned;
        private Mark mark = Mark.NONE;

        /** With one ring at first. */
        public EmitAgainstMark() {
            super(false);
        }

        /** A worker. */
        @Actor
        public void emit() {
            for (int emission = 1; emission <= EMISSIONS; emission++) {
                ring.emit(7);
                returned = emission;
            }
        }

        /** The monitor makes lines; whoever stops marks. */
        @Actor
        public void makeLinesAndMark(final ZZ_Result r) {
            drain.makeLines();
            final long before = returned;
            mark = ring.mark();
            r.r1 = mark.emissions() >= before;
        }

        /** The monitor. */
        @Arbiter
        public void drain(final ZZ_Result r) {
            r.r2 = drain.drainTo(mark) && sevens == mark.emissions() && ring.drained() == sevens;
        }
    }
}
