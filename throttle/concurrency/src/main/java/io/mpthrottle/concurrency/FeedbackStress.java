// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.mpthrottle.policy.SlidingWindowPolicy;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.Supply;
import io.mpthrottle.tank.Feedback;
import io.mpthrottle.tank.Tank;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** The way back of units in ONE and WINDOW. */
public final class FeedbackStress {
    private static final long SPAN_NS = 10;

    private FeedbackStress() {}

    /** A unit never arrives without the reading it was given. */
    @JCStressTest
    @Outcome(id = "-1", expect = ACCEPTABLE, desc = "Not back yet.")
    @Outcome(id = "42", expect = ACCEPTABLE, desc = "Back, with its reading.")
    @Outcome(expect = FORBIDDEN, desc = "Back with another reading: it would be placed too early.")
    @State
    public static class GiveBackAgainstReceive {
        private final Feedback feedback = new Feedback(2);

        /** A worker. */
        @Actor
        public void giveBack() {
            feedback.giveBack(42);
        }

        /** The refill agent. */
        @Actor
        public void receive(final J_Result r) {
            r.r1 = feedback.hasNext() ? feedback.receive() : -1;
        }
    }

    /** Two workers give back, and both units arrive. */
    @JCStressTest
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "In one order.")
    @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "In the other.")
    @Outcome(expect = FORBIDDEN, desc = "One is lost, or there twice.")
    @State
    public static class GiveBackAgainstGiveBack {
        private final Feedback feedback = new Feedback(2);

        /** A worker. */
        @Actor
        public void one() {
            feedback.giveBack(1);
        }

        /** Another. */
        @Actor
        public void other() {
            feedback.giveBack(2);
        }

        private long next() {
            return feedback.hasNext() ? feedback.receive() : -1;
        }

        /** The refill agent. */
        @Arbiter
        public void receive(final JJ_Result r) {
            r.r1 = next();
            r.r2 = next();
        }
    }

    /** A throttle's inside with a clock that is set: the worker's way in, and the agent that places. */
    private static class Returning {
        final Tank tank;
        final Feedback feedback;
        final RefillAgent agent;

        /** Written and read by the agent's actor. */
        long nowNs;

        Returning(final int units) {
            tank = new Tank(units);
            feedback = new Feedback(units);
            agent = new RefillAgent(
                    "refill",
                    () -> nowNs,
                    tank,
                    new SlidingWindowPolicy(units, SPAN_NS),
                    Supply.returning(units, feedback),
                    null,
                    false);
            agent.begin(0);
        }

        /** Takes a unit as a worker does whose clock reads so; whether there was one. */
        int take(final long readingNs) {
            if (tank.take() == null) {
                return 0;
            }
            feedback.giveBack(readingNs);
            return 1;
        }

        void step(final long atNs) {
            nowNs = atNs;
            agent.doWork();
        }
    }

    /** ONE: the unit that was taken at 5 is not placed before 15, and not lost. */
    @JCStressTest
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "Taken at 5, held back at 14, placed in the end.")
    @Outcome(expect = FORBIDDEN, desc = "Placed a nanosecond early, or lost.")
    @State
    public static class OneAgainstPlace extends Returning {
        /** One unit waits. */
        public OneAgainstPlace() {
            super(1);
        }

        /** A worker. */
        @Actor
        public void worker(final III_Result r) {
            r.r1 = take(5);
        }

        /** The refill agent, one nanosecond too early. */
        @Actor
        public void refill() {
            step(14);
        }

        /** The refill agent, on time. */
        @Arbiter
        public void onTime(final III_Result r) {
            r.r2 = (int) tank.level();
            step(15);
            r.r3 = (int) tank.level();
        }
    }

    /** WINDOW: no third grant of two units before the first is back, and all of them in the end. */
    @JCStressTest
    @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "The step came before the takes, or found no return due.")
    @Outcome(id = "3, 2", expect = ACCEPTABLE, desc = "The first unit came back at 15 and was taken again.")
    @Outcome(expect = FORBIDDEN, desc = "More units than exist, or one lost.")
    @State
    public static class WindowAgainstPlace extends Returning {
        /** Two units wait. */
        public WindowAgainstPlace() {
            super(2);
        }

        /** A worker that takes at 5, at 6 and, if it can, at 20. */
        @Actor
        public void worker(final II_Result r) {
            r.r1 = take(5) + take(6) + take(20);
        }

        /** The refill agent. */
        @Actor
        public void refill() {
            step(15);
        }

        /** When everything is back. */
        @Arbiter
        public void allBack(final II_Result r) {
            step(30);
            r.r2 = (int) tank.level();
        }
    }
}
