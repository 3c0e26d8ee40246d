// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.mpthrottle.lines.LineCount;
import io.mpthrottle.tank.Feedback;
import io.mpthrottle.tank.Tank;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** The way back in four rings: the first has room for all six units, the others for two. Whose home is which is left to chance. */
public final class RingsStress {
    private static final int UNITS = 6;

    private RingsStress() {}

    private static class Returning {
        final Tank tank = new Tank(UNITS, new LineCount(4, true));
        final Feedback feedback = new Feedback(UNITS);

        /** Receives so many, as long as there are any, each as a digit behind those before. */
        final long receive(final long before, final int most) {
            long digits = before;
            for (int i = 0; i < most && feedback.hasNext(); i++) {
                digits = digits * 10 + feedback.receive();
            }
            return digits;
        }
    }

    /** A worker that outgrows its ring while that is emptied: each reading is received once and in order. */
    @JCStressTest
    @Outcome(id = "123", expect = ACCEPTABLE, desc = "The oldest first.")
    @Outcome(expect = FORBIDDEN, desc = "One is lost, there twice, or overtaken.")
    @State
    public static class GiveBackAgainstReceiveInRings extends Returning {
        /** The rings are there from the beginning. */
        public GiveBackAgainstReceiveInRings() {
            feedback.follow(tank);
        }

        /** A worker. */
        @Actor
        public void giveBack() {
            feedback.giveBack(1);
            feedback.giveBack(2);
            feedback.giveBack(3);
        }

        /** The refill agent. */
        @Actor
        public void receive(final J_Result r) {
            r.r1 = receive(0, 2);
        }

        /** The rest. */
        @Arbiter
        public void rest(final J_Result r) {
            r.r1 = receive(r.r1, UNITS);
        }
    }

    /** Two workers give back more than one ring has room for, whether their homes are different or not. */
    @JCStressTest
    @Outcome(id = "6, 21", expect = ACCEPTABLE, desc = "All six.")
    @Outcome(expect = FORBIDDEN, desc = "One is lost, or there twice.")
    @State
    public static class GiveBackAgainstGiveBackInRings extends Returning {
        /** The rings are there from the beginning. */
        public GiveBackAgainstGiveBackInRings() {
            feedback.follow(tank);
        }

        /** A worker. */
        @Actor
        public void one() {
            feedback.giveBack(1);
            feedback.giveBack(2);
            feedback.giveBack(3);
        }

        /** Another. */
        @Actor
        public void other() {
            feedback.giveBack(4);
            feedback.giveBack(5);
            feedback.giveBack(6);
        }

        /** How many there are, and their sum. */
        @Arbiter
        public void receive(final JJ_Result r) {
            while (feedback.hasNext()) {
                r.r1++;
                r.r2 += feedback.receive();
            }
        }
    }

    /** While the rings are made, a reading goes into the first or into the home, and is received. */
    @JCStressTest
    @Outcome(id = "12", expect = ACCEPTABLE, desc = "The oldest first.")
    @Outcome(id = "21", expect = ACCEPTABLE, desc = "The second came while the first ring had been looked at already.")
    @Outcome(expect = FORBIDDEN, desc = "One is lost, or there twice.")
    @State
    public static class GiveBackAgainstFollow extends Returning {
        /** A worker. */
        @Actor
        public void giveBack() {
            feedback.giveBack(1);
            feedback.giveBack(2);
        }

        /** The refill agent. */
        @Actor
        public void follow(final J_Result r) {
            feedback.follow(tank);
            r.r1 = receive(0, 2);
        }

        /** The rest. */
        @Arbiter
        public void rest(final J_Result r) {
            r.r1 = receive(r.r1, UNITS);
        }
    }
}
