// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.mpthrottle.lines.LineCount;
import io.mpthrottle.tank.Tank;
import io.mpthrottle.tank.Unit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** A tank of two lines. Whose home is which is left to chance, so each test holds for any homes. */
public final class LinesStress {
    private static final LineCount TWO = new LineCount(2, true);
    private static final LineCount TWO_LATER = new LineCount(2, false);

    private LinesStress() {}

    private static int got(final Tank tank) {
        return tank.take() == null ? 0 : 1;
    }

    /** As a worker does: a tank that looks empty has nothing. */
    private static int ask(final Tank tank) {
        return tank.isEmpty() ? 0 : got(tank);
    }

    private static void place(final Tank tank, final int units) {
        for (int i = 0; i < units; i++) {
            tank.place(Unit.SHARED);
        }
        tank.show(units);
    }

    /** Two units wait in the first line, and one in the second. */
    private static Tank threeInTwoLines() {
        final Tank tank = new Tank(4, TWO);
        place(tank, 3);
        return tank;
    }

    /** Whoever finds every line empty does not make the others believe it of a unit that came meanwhile. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Taken at once.")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Not seen yet, and found afterwards.")
    @Outcome(expect = FORBIDDEN, desc = "A unit is forgotten, or there twice.")
    @State
    public static class FindNothingAgainstPlace {
        private final Tank tank = new Tank(2, TWO);

        /** The refill agent. */
        @Actor
        public void place() {
            LinesStress.place(tank, 1);
        }

        /** A worker. */
        @Actor
        public void take(final II_Result r) {
            r.r1 = got(tank);
        }

        /** The next worker. */
        @Arbiter
        public void ask(final II_Result r) {
            r.r2 = LinesStress.ask(tank);
        }
    }

    /** A unit waits in one line, and the next comes into the other. */
    private static class Moving {
        static final int IN_A_ROW = 16;

        private final Tank tank = new Tank(2 * IN_A_ROW, TWO);

        Moving(final int placedBefore) {
            LinesStress.place(tank, placedBefore);
            while (tank.take() != null) {
                // They only make the placing move on.
            }
            LinesStress.place(tank, 1);
        }

        final int placeAndGet() {
            LinesStress.place(tank, 1);
            return got(tank);
        }

        final int get() {
            return got(tank);
        }
    }

    /** A worker finds a unit if there is one all the time, though not the same and not in the same line. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Two units for two workers.")
    @Outcome(expect = FORBIDDEN, desc = "A worker was refused for nothing.")
    @State
    public static class TakeAgainstPlaceInTheFirst extends Moving {
        /** The unit waits in the second line. */
        public TakeAgainstPlaceInTheFirst() {
            super(2 * IN_A_ROW - 1);
        }

        /** The refill agent, and then a worker. */
        @Actor
        public void placeAndTake(final II_Result r) {
            r.r1 = placeAndGet();
        }

        /** Another worker. */
        @Actor
        public void take(final II_Result r) {
            r.r2 = get();
        }
    }

    /** The same with the lines, and so the homes, exchanged. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Two units for two workers.")
    @Outcome(expect = FORBIDDEN, desc = "A worker was refused for nothing.")
    @State
    public static class TakeAgainstPlaceInTheSecond extends Moving {
        /** The unit waits in the first line. */
        public TakeAgainstPlaceInTheSecond() {
            super(IN_A_ROW - 1);
        }

        /** The refill agent, and then a worker. */
        @Actor
        public void placeAndTake(final II_Result r) {
            r.r1 = placeAndGet();
        }

        /** Another worker. */
        @Actor
        public void take(final II_Result r) {
            r.r2 = get();
        }
    }

    /** Units in different lines are enough for as many takes, and no more. */
    @JCStressTest
    @Outcome(id = "2, 1, 3", expect = ACCEPTABLE, desc = "The first has two.")
    @Outcome(id = "1, 2, 3", expect = ACCEPTABLE, desc = "The second has two.")
    @Outcome(expect = FORBIDDEN, desc = "Granted twice, refused for nothing, or counted wrongly.")
    @State
    public static class TakeAgainstTakeInLines {
        private final Tank tank = threeInTwoLines();

        /** A worker. */
        @Actor
        public void one(final III_Result r) {
            r.r1 = got(tank) + got(tank);
        }

        /** Another. */
        @Actor
        public void other(final III_Result r) {
            r.r2 = got(tank) + got(tank);
        }

        /** The count. */
        @Arbiter
        public void granted(final III_Result r) {
            r.r3 = (int) tank.granted();
        }
    }

    /** The count of grants has each grant that was before it, from whichever line. */
    @JCStressTest
    @Outcome(id = "2, 3", expect = ACCEPTABLE, desc = "Its own two.")
    @Outcome(id = "3, 3", expect = ACCEPTABLE, desc = "And that of the other.")
    @Outcome(expect = FORBIDDEN, desc = "A grant is not counted, or one that was none.")
    @State
    public static class CountAgainstTakeInLines {
        private final Tank tank = threeInTwoLines();

        /** A worker that looks at the statistics. */
        @Actor
        public void takeAndRead(final II_Result r) {
            tank.take();
            tank.take();
            r.r1 = (int) tank.granted();
        }

        /** Another worker. */
        @Actor
        public void take() {
            tank.take();
        }

        /** Afterwards. */
        @Arbiter
        public void afterwards(final II_Result r) {
            r.r2 = (int) tank.granted();
        }
    }

    /** stop() leaves nothing in any line, what it takes back is no grant, and what a worker took is one. */
    @JCStressTest
    @Outcome(id = "1, 3, 1", expect = ACCEPTABLE, desc = "The worker has one: a grant.")
    @Outcome(id = "0, 4, 0", expect = ACCEPTABLE, desc = "stop() has all: no grant.")
    @Outcome(expect = FORBIDDEN, desc = "A unit was left, or the count of grants is not what workers took.")
    @State
    public static class TakeAgainstReclaimInLines {
        private final Tank tank = new Tank(4, TWO);

        /** Two units wait in each line. */
        public TakeAgainstReclaimInLines() {
            LinesStress.place(tank, 4);
        }

        /** A worker. */
        @Actor
        public void take(final III_Result r) {
            r.r1 = got(tank);
        }

        /** The thread that stops. */
        @Actor
        public void reclaim(final III_Result r) {
            while (tank.reclaim() != null) {
                r.r2++;
            }
        }

        /** The count. */
        @Arbiter
        public void granted(final III_Result r) {
            r.r3 = (int) tank.granted();
        }
    }

    /** Making lines takes nothing away from those who take, and what comes into the new line is found. */
    @JCStressTest
    @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "The third was not there yet.")
    @Outcome(id = "3, 0", expect = ACCEPTABLE, desc = "All of them.")
    @Outcome(expect = FORBIDDEN, desc = "A unit is forgotten, or a worker was refused for nothing.")
    @State
    public static class TakeAgainstMakeLines {
        private final Tank tank = new Tank(4, TWO_LATER);

        /** Two units wait in the only line. */
        public TakeAgainstMakeLines() {
            LinesStress.place(tank, 2);
        }

        /** The refill agent. */
        @Actor
        public void makeLines() {
            tank.makeLines();
            LinesStress.place(tank, 1);
        }

        /** A worker. */
        @Actor
        public void take(final II_Result r) {
            r.r1 = got(tank) + got(tank) + got(tank);
        }

        /** The next worker. */
        @Arbiter
        public void ask(final II_Result r) {
            r.r2 = LinesStress.ask(tank);
        }
    }
}
