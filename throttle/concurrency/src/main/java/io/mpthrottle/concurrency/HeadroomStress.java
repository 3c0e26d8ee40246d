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

/** A tank whose last unit is for urgent work. */
public final class HeadroomStress {
    private HeadroomStress() {}

    private static Tank holding(final int units) {
        final Tank tank = new Tank(2, LineCount.ONE, 1);
        place(tank, units);
        return tank;
    }

    private static void place(final Tank tank, final int units) {
        for (int i = 0; i < units; i++) {
            tank.place(Unit.SHARED);
        }
        tank.show(units);
    }

    private static int ask(final Tank tank) {
        return !tank.isEmpty() && tank.take() != null ? 1 : 0;
    }

    private static int askUrgently(final Tank tank) {
        return !tank.isEmptyForUrgent() && tank.takeUrgently() != null ? 1 : 0;
    }

    /** Urgent work finds a unit whatever others take, and the headroom is nobody else's. */
    @JCStressTest
    @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "One took what all may take, urgent work the headroom.")
    @Outcome(
            id = "0, 1, 1",
            expect = ACCEPTABLE,
            desc = "Urgent work took what all may take, and the headroom is left.")
    @Outcome(expect = FORBIDDEN, desc = "Urgent work was refused, or the headroom went to others.")
    @State
    public static class TakeAgainstTakeUrgently {
        private final Tank tank = holding(2);

        /** A worker. */
        @Actor
        public void take(final III_Result r) {
            r.r1 = ask(tank);
        }

        /** A worker in a hurry. */
        @Actor
        public void takeUrgently(final III_Result r) {
            r.r2 = askUrgently(tank);
        }

        /** What is left. */
        @Arbiter
        public void left(final III_Result r) {
            r.r3 = (int) tank.level();
        }
    }

    /** A unit that comes fills the headroom first. */
    @JCStressTest
    @Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "Seen at once.")
    @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "Not seen yet, and still there.")
    @Outcome(expect = FORBIDDEN, desc = "The headroom went to others, or the unit is lost.")
    @State
    public static class PlaceAgainstTakes {
        private final Tank tank = holding(0);

        /** The refill agent. */
        @Actor
        public void place() {
            HeadroomStress.place(tank, 1);
        }

        /** Both kinds of workers, one after the other. */
        @Actor
        public void take(final III_Result r) {
            r.r1 = ask(tank);
            r.r2 = askUrgently(tank);
        }

        /** What is left. */
        @Arbiter
        public void left(final III_Result r) {
            r.r3 = askUrgently(tank);
        }
    }
}
