// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.mpthrottle.emission.EmissionRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.JJJ_Result;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** Emitting and draining. */
public final class EmissionStress {
    private static final int SMALL = 4;

    private EmissionStress() {}

    /** A ring and what was drained of it. */
    private static class Ring {
        final EmissionRing ring;
        final EmissionRing.Drain drain;

        /** The stamp that was drained last. Written by whoever drains. */
        long last = -1;

        Ring() {
            this(SMALL);
        }

        Ring(final int capacity) {
            ring = new EmissionRing(SMALL, capacity);
            drain = ring.drainTo(stamp -> last = stamp);
        }

        /** The next stamp, or -1 where none is ready. */
        long next() {
            last = -1;
            drain.drain(1, 0);
            return last;
        }

        void fill(final int emissions) {
            for (int i = 0; i < emissions; i++) {
                ring.emit(7);
            }
        }
    }

    /** A stamp is drained whole or not yet. */
    @JCStressTest
    @Outcome(id = "-1", expect = ACCEPTABLE, desc = "Not ready yet.")
    @Outcome(id = "-6148914691236517206", expect = ACCEPTABLE, desc = "Drained as it was written.")
    @Outcome(expect = FORBIDDEN, desc = "Drained before it was written, or half of it.")
    @State
    public static class EmitAgainstDrain extends Ring {
        /** A worker. */
        @Actor
        public void emit() {
            ring.emit(0xAAAA_AAAA_AAAA_AAAAL);
        }

        /** The monitor. */
        @Actor
        public void drain(final J_Result r) {
            r.r1 = next();
        }
    }

    /** Two emissions are two records. */
    @JCStressTest
    @Outcome(id = "1, 2, 2", expect = ACCEPTABLE, desc = "In one order.")
    @Outcome(id = "2, 1, 2", expect = ACCEPTABLE, desc = "In the other.")
    @Outcome(expect = FORBIDDEN, desc = "One was written over the other, or is missing in the count.")
    @State
    public static class EmitAgainstEmit extends Ring {
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
        public void drain(final JJJ_Result r) {
            r.r1 = next();
            r.r2 = next();
            r.r3 = ring.claimed();
        }
    }

    /** The last place of a ring goes to one of two emissions; the other is counted as overflow. */
    @JCStressTest
    @Outcome(id = "4, 1", expect = ACCEPTABLE, desc = "Full, and one overflow.")
    @Outcome(expect = FORBIDDEN, desc = "An emission is neither in the ring nor counted as overflow.")
    @State
    public static class EmitAgainstEmitForTheLastPlace extends Ring {
        /** One place is left. */
        public EmitAgainstEmitForTheLastPlace() {
            fill(SMALL - 1);
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

    /** An emission into a full ring that is being drained is either in the ring or counted. */
    @JCStressTest
    @Outcome(id = "5, 0", expect = ACCEPTABLE, desc = "It was drained in time.")
    @Outcome(id = "4, 1", expect = ACCEPTABLE, desc = "It was still full: counted.")
    @Outcome(expect = FORBIDDEN, desc = "The emission is neither in the ring nor counted, or overwrote another.")
    @State
    public static class EmitAgainstDrainWhenFull extends Ring {
        private int sevens;

        /** No place is left. */
        public EmitAgainstDrainWhenFull() {
            fill(SMALL);
        }

        /** A worker. */
        @Actor
        public void emit() {
            ring.emit(9);
        }

        /** The monitor. */
        @Actor
        public void drainOne() {
            sevens += next() == 7 ? 1 : 0;
        }

        /** The monitor, once: all stamps must be as they were written. */
        @Arbiter
        public void drainAll(final JJ_Result r) {
            long nines = 0;
            long stamp = next();
            while (stamp != -1) {
                sevens += stamp == 7 ? 1 : 0;
                nines += stamp == 9 ? 1 : 0;
                stamp = next();
            }
            r.r1 = sevens + nines;
            r.r2 = ring.overflow();
        }
    }

    /** Two workers that find the small ring full at the same time make one larger ring. */
    @JCStressTest
    @Outcome(id = "1, 2, 6", expect = ACCEPTABLE, desc = "In one order.")
    @Outcome(id = "2, 1, 6", expect = ACCEPTABLE, desc = "In the other.")
    @Outcome(expect = FORBIDDEN, desc = "An emission is in a ring that nobody drains, or was not taken.")
    @State
    public static class EmitAgainstEmitForMoreRoom extends Ring {
        /** No place is left in the small ring. */
        public EmitAgainstEmitForMoreRoom() {
            super(2 * SMALL);
            fill(SMALL);
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
        public void drain(final JJJ_Result r) {
            drain.drain(SMALL, 0);
            r.r1 = next();
            r.r2 = next();
            r.r3 = ring.claimed();
        }
    }

    /** Nobody emits into the small ring any more when the larger one has begun. */
    @JCStressTest
    @Outcome(id = "777779, 6", expect = ACCEPTABLE, desc = "In one order, each where the other ended.")
    @Outcome(id = "777797, 6", expect = ACCEPTABLE, desc = "In the other.")
    @Outcome(expect = FORBIDDEN, desc = "Two emissions have one position, or one is lost.")
    @State
    public static class EmitAgainstDrainAndEmitForMoreRoom extends Ring {
        /** The stamps in the order in which they were drained, as digits. */
        private long drained;

        /** No place is left in the small ring. */
        public EmitAgainstDrainAndEmitForMoreRoom() {
            super(2 * SMALL);
            fill(SMALL);
        }

        /** A worker. */
        @Actor
        public void emit() {
            ring.emit(9);
        }

        /** The monitor makes room in the small ring, and then a worker emits. */
        @Actor
        public void drainAndEmit() {
            drained = next();
            ring.emit(7);
        }

        /** The monitor, once. */
        @Arbiter
        public void drainAll(final JJ_Result r) {
            long stamp = next();
            while (stamp != -1) {
                drained = 10 * drained + stamp;
                stamp = next();
            }
            r.r1 = drained;
            r.r2 = ring.claimed();
        }
    }

    /** A read does not stop at the buffer's end while more is ready. */
    @JCStressTest
    @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "None was ready; then both in one go, around the end.")
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "One was ready, then the other.")
    @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "Both were.")
    @Outcome(expect = FORBIDDEN, desc = "What stands behind the end was left, though it was ready.")
    @State
    public static class DrainAroundTheEnd extends Ring {
        /** One place is left before the end. */
        public DrainAroundTheEnd() {
            fill(SMALL - 1);
            drain.drain(SMALL, 0);
        }

        /** A worker. */
        @Actor
        public void emit() {
            ring.emit(1);
            ring.emit(2);
        }

        /** The monitor. */
        @Actor
        public void drain(final II_Result r) {
            r.r1 = drain.drain(SMALL, 0);
        }

        /** The monitor, once. */
        @Arbiter
        public void rest(final II_Result r) {
            r.r2 = r.r1 + drain.drain(SMALL, 0);
        }
    }
}
