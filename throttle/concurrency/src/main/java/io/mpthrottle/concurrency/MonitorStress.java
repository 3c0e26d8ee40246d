// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.monitor.Ration;
import io.mpthrottle.monitor.Snapshot;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * Publishing and reading the views. To make a monitor for each sample would take too long, so all samples of a test share one,
 * and what is asserted of a reading holds for every reading.
 */
public final class MonitorStress {
    private static final long REFRESH_NS = 1_000_000;

    private MonitorStress() {}

    /** A monitor that publishes at each step. Each step comes a refresh after the one before and has one emission. */
    private static final class Steps {
        private final EmissionRing ring = new EmissionRing(64);
        private long nowNs;
        private final MonitorAgent agent =
                new MonitorAgent("monitor", ring, () -> nowNs, 0, REFRESH_NS, new Ration(64, 0, 64, 64, 160));

        Steps() {
            agent.begin(0);
        }

        /** Afterwards there were as many emissions as refreshes. */
        void step() {
            nowNs += REFRESH_NS;
            ring.emit(nowNs);
            agent.doWork();
        }

        void reset() {
            agent.reset(nowNs);
        }

        Snapshot read() {
            return agent.snapshot();
        }
    }

    /** A view is of one instant. */
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "All of the reading is of one instant.")
    @Outcome(expect = FORBIDDEN, desc = "Half of the reading is older than the other.")
    @State
    public static class PublishAgainstRead {
        private static final Steps STEPS = new Steps();

        /** The monitor. */
        @Actor
        public void publish() {
            STEPS.step();
        }

        /** A reader. */
        @Actor
        public void read(final ZZ_Result r) {
            final Snapshot seen = STEPS.read();
            r.r1 = seen.total() * REFRESH_NS == seen.runtimeNs();
            r.r2 = seen.total() < 2
                    ? seen.highestNs() == 0
                    : seen.lowestNs() == REFRESH_NS && seen.highestNs() == REFRESH_NS;
        }
    }

    /** After a reset nobody reads what was before it, and no reading is ever a mixture of both sides. */
    @JCStressTest
    @Outcome(
            id = "true, true, true",
            expect = ACCEPTABLE,
            desc = "Empty at once for who resets; of one side for others.")
    @Outcome(expect = FORBIDDEN, desc = "What was before the reset, or a mixture of both sides.")
    @State
    public static class ResetAgainstRead {
        private static final Steps STEPS = new Steps();

        /** The monitor, and a reset after each second step. */
        @Actor
        public void stepAndReset(final ZZZ_Result r) {
            STEPS.step();
            STEPS.step();
            STEPS.reset();
            r.r1 = STEPS.read().total() == 0;
        }

        /** A reader. */
        @Actor
        public void read(final ZZZ_Result r) {
            final Snapshot seen = STEPS.read();
            r.r2 = seen.total() * REFRESH_NS == seen.runtimeNs();
            r.r3 = seen.total() <= 2;
        }
    }

    /** A monitor that is stopped and started again and again while one thread emits by hand. */
    private static final class Emitter {
        private final Throttle throttle = Throttle.builder()
                .asThrottle(false)
                .threading(Threading.INVOKER)
                .emissionCapacity(1 << 16)
                .clock(() -> 0)
                .build();

        /** Writer: the one thread that emits. */
        private volatile long begun;

        /** Writer: the one thread that emits. */
        private volatile long returned;

        Emitter() {
            throttle.start();
        }

        void emit() {
            final long next = returned + 1;
            begun = next;
            throttle.emit(next);
            returned = next;
        }
    }

    /** stop() counts every emission that had returned when it was called, and no emission that had not begun when it returned. */
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "All that had returned, and none that had not begun.")
    @Outcome(expect = FORBIDDEN, desc = "An emission is missing from the summary of its run, or in it too early.")
    @State
    public static class StopAgainstEmit {
        private static final Emitter EMITTER = new Emitter();

        /** A worker. */
        @Actor
        public void emit() {
            EMITTER.emit();
        }

        /** Whoever stops, and starts again for the next sample. */
        @Actor
        public void stop(final ZZ_Result r) {
            final long returned = EMITTER.returned;
            final long total = EMITTER.throttle.stop().total();
            r.r1 = total >= returned;
            r.r2 = total <= EMITTER.begun;
            EMITTER.throttle.start();
        }
    }
}
