// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.mpthrottle.policy.SlidingWindowPolicy;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.Supply;
import io.mpthrottle.tank.Feedback;
import io.mpthrottle.tank.Tank;
import io.mpthrottle.tank.Unit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Taking, placing, looking and reclaiming. */
public final class TankStress {
    private TankStress() {}

    private static int got(final Tank tank) {
        return tank.take() == null ? 0 : 1;
    }

    /** A unit is either taken or still there. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Taken.")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Not seen yet, so it waits.")
    @Outcome(expect = FORBIDDEN, desc = "Lost, or there twice.")
    @State
    public static class TakeAgainstPlace {
        private final Tank tank = new Tank(2);

        /** The refill agent. */
        @Actor
        public void place() {
            tank.place(Unit.SHARED);
        }

        /** A worker. */
        @Actor
        public void take(final II_Result r) {
            r.r1 = got(tank);
        }

        /** Afterwards. */
        @Arbiter
        public void level(final II_Result r) {
            r.r2 = (int) tank.level();
        }
    }

    /** A refill agent that has not begun; when it does, it places and shows so many units. */
    private static RefillAgent agent(final Tank tank, final int units) {
        return new RefillAgent(
                "refill",
                () -> 0,
                tank,
                new SlidingWindowPolicy(units, 1),
                Supply.returning(units, new Feedback(units)),
                null,
                false);
    }

    /** A tank that does not look empty has a unit for the only worker. */
    @JCStressTest
    @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "Looked before it was placed.")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "Placed between look and take.")
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "Seen and taken.")
    @Outcome(id = "true, false", expect = FORBIDDEN, desc = "Shown before it stood in its slot.")
    @State
    public static class LookAgainstPlace {
        private final Tank tank = new Tank(2);
        private final RefillAgent agent = agent(tank, 1);

        /** The refill agent. */
        @Actor
        public void place() {
            agent.begin(0);
        }

        /** A worker. */
        @Actor
        public void lookAndTake(final ZZ_Result r) {
            r.r1 = !tank.isEmpty();
            r.r2 = tank.take() != null;
        }
    }

    /** Units that are shown at once are all in their slots when they show. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Not shown yet.")
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Shown, and both were there.")
    @Outcome(expect = FORBIDDEN, desc = "Shown before both stood in their slots.")
    @State
    public static class LookAgainstShow {
        private final Tank tank = new Tank(4);
        private final RefillAgent agent = agent(tank, 2);

        /** The refill agent. */
        @Actor
        public void place() {
            agent.begin(0);
        }

        /** A worker. */
        @Actor
        public void lookAndTake(final II_Result r) {
            if (!tank.isEmpty()) {
                r.r1 = 1;
                r.r2 = got(tank) + got(tank);
            }
        }
    }

    /** One unit has one taker. */
    @JCStressTest
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "The first has it.")
    @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "The second has it.")
    @Outcome(expect = FORBIDDEN, desc = "Granted twice, not at all, or counted wrongly.")
    @State
    public static class TakeAgainstTake {
        private final Tank tank = new Tank(2);

        /** One unit waits. */
        public TakeAgainstTake() {
            tank.place(Unit.SHARED);
        }

        /** A worker. */
        @Actor
        public void one(final III_Result r) {
            r.r1 = got(tank);
        }

        /** Another. */
        @Actor
        public void other(final III_Result r) {
            r.r2 = got(tank);
        }

        /** The count. */
        @Arbiter
        public void granted(final III_Result r) {
            r.r3 = (int) tank.granted();
        }
    }

    /** Two units are enough for two. */
    @JCStressTest
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "One each.")
    @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "One each.")
    @Outcome(expect = FORBIDDEN, desc = "The same unit twice, or a worker that was refused for nothing.")
    @State
    public static class TwoForTwo {
        private final Tank tank = new Tank(2);

        /** Two units wait, told apart by their numbers. */
        public TwoForTwo() {
            for (int i = 1; i <= 2; i++) {
                tank.place(new NumberedUnit(i));
            }
        }

        private int number() {
            return NumberedUnit.of(tank.take());
        }

        /** A worker. */
        @Actor
        public void one(final II_Result r) {
            r.r1 = number();
        }

        /** Another. */
        @Actor
        public void other(final II_Result r) {
            r.r2 = number();
        }
    }

    /** What stop() takes back is no grant, and what a worker took is one. */
    @JCStressTest
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "The worker was first: a grant.")
    @Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "stop() was first: no grant.")
    @Outcome(expect = FORBIDDEN, desc = "The count of grants is not what workers took.")
    @State
    public static class TakeAgainstReclaim {
        private final Tank tank = new Tank(2);

        /** One unit waits. */
        public TakeAgainstReclaim() {
            tank.place(Unit.SHARED);
        }

        /** A worker. */
        @Actor
        public void take(final III_Result r) {
            r.r1 = got(tank);
        }

        /** The thread that stops. */
        @Actor
        public void reclaim(final III_Result r) {
            r.r2 = tank.reclaim() == null ? 0 : 1;
        }

        /** The count. */
        @Arbiter
        public void granted(final III_Result r) {
            r.r3 = (int) tank.granted();
        }
    }

    /** While the tank is emptied, nobody sees a grant that did not happen. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "None, as there was none.")
    @Outcome(expect = FORBIDDEN, desc = "A unit that was taken back counted as a grant.")
    @State
    public static class CountAgainstReclaim {
        private final Tank tank = new Tank(2);

        /** Two units wait. */
        public CountAgainstReclaim() {
            tank.place(Unit.SHARED);
            tank.place(Unit.SHARED);
        }

        /** The thread that stops. */
        @Actor
        public void reclaim() {
            tank.reclaim();
            tank.reclaim();
        }

        /** A reader of the statistics. */
        @Actor
        public void read(final JJ_Result r) {
            r.r1 = tank.granted();
        }

        /** Afterwards. */
        @Arbiter
        public void afterwards(final JJ_Result r) {
            r.r2 = tank.granted();
        }
    }

    /** A tank that was barred never looks empty again, whatever is placed meanwhile. */
    @JCStressTest
    @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "It leads every worker to the reason.")
    @Outcome(expect = FORBIDDEN, desc = "The bar was overwritten.")
    @State
    public static class BarAgainstPlace {
        private final Tank tank = new Tank(2);

        /** The refill agent. */
        @Actor
        public void place() {
            tank.place(Unit.SHARED);
            tank.show(1);
        }

        /** The agent that failed. */
        @Actor
        public void bar() {
            tank.bar();
        }

        /** A worker, before and after it took what there was. */
        @Arbiter
        public void look(final ZZ_Result r) {
            r.r1 = tank.isEmpty();
            tank.take();
            tank.take();
            r.r2 = tank.isEmpty();
        }
    }
}
