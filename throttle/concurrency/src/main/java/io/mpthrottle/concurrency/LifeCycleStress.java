// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.mpthrottle.Stats;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Starting, stopping, closing and failing beside workers. */
public final class LifeCycleStress {
    private LifeCycleStress() {}

    /** Whoever waits like this is home only if it is woken: a wake-up that is lost is a test that hangs. */
    private static final class ParkWithoutEnd implements IdleStrategy {
        @Override
        public void idle(final int workCount) {
            idle();
        }

        @Override
        public void idle() {
            LockSupport.park(this);
        }

        @Override
        public void reset() {
            // Nothing is remembered.
        }
    }

    /** A throttle without a monitor, whose clock stands and whose agent is run by hand. */
    private static class ByHand {
        static final int FAILED = 2;

        final Throttle throttle;

        /** Set before the actors run. */
        boolean isClockBroken;

        ByHand(final IdleStrategy idle) {
            throttle = Throttle.builder()
                    .limit(1, Duration.ofSeconds(1))
                    .asMonitor(false)
                    .autoCalibrate(false)
                    .threading(Threading.INVOKER)
                    .clock(this::nowNs)
                    .waitWith(() -> idle)
                    .errorHandler(error -> {})
                    .build();
        }

        private long nowNs() {
            if (isClockBroken) {
                throw new IllegalStateException("a broken clock");
            }
            return 0;
        }

        /** One unit is due at the start, and placed. */
        final void startWithFuel() {
            throttle.start();
            throttle.agent().onStart();
            work();
        }

        final void work() {
            try {
                throttle.agent().doWork();
            } catch (final Exception e) {
                throw new IllegalStateException(e);
            }
        }

        final int take() {
            return throttle.hasFuel() ? 1 : 0;
        }

        final int await() {
            try {
                return throttle.awaitFuel() ? 1 : 0;
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            } catch (final IllegalStateException e) {
                return FAILED;
            }
        }

        final int tried(final Runnable call) {
            try {
                call.run();
                return 1;
            } catch (final IllegalStateException e) {
                return 0;
            }
        }

        /** All units that fell due, wherever they are. */
        final int accountedFor() {
            final Stats stats = throttle.stats();
            return (int) (stats.granted() + stats.held() + stats.discarded());
        }
    }

    /** stop() and a worker agree on who got the last unit. */
    @JCStressTest
    @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "The worker, and it counts.")
    @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "stop(), and it is discarded.")
    @Outcome(expect = FORBIDDEN, desc = "The summary is not what the worker did, or a unit is missing.")
    @State
    public static class StopAgainstTake extends ByHand {
        /** Runs, with fuel. */
        public StopAgainstTake() {
            super(BusySpinIdleStrategy.INSTANCE);
            startWithFuel();
        }

        /** A worker. */
        @Actor
        public void worker(final III_Result r) {
            r.r1 = take();
        }

        /** Whoever stops. */
        @Actor
        public void stop(final III_Result r) {
            r.r2 = (int) throttle.stop().total();
        }

        /** The ledger. */
        @Arbiter
        public void ledger(final III_Result r) {
            r.r3 = accountedFor();
        }
    }

    /** The same with a worker that waits. */
    @JCStressTest
    @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "The worker, and it counts.")
    @Outcome(id = "0, 0, 1", expect = ACCEPTABLE, desc = "stop(), and the worker is told.")
    @Outcome(expect = FORBIDDEN, desc = "The summary is not what the worker did, or a unit is missing.")
    @State
    public static class StopAgainstAwaitWithFuel extends ByHand {
        /** Runs, with fuel. */
        public StopAgainstAwaitWithFuel() {
            super(new ParkWithoutEnd());
            startWithFuel();
        }

        /** A worker. */
        @Actor
        public void worker(final III_Result r) {
            r.r1 = await();
        }

        /** Whoever stops. */
        @Actor
        public void stop(final III_Result r) {
            r.r2 = (int) throttle.stop().total();
        }

        /** The ledger. */
        @Arbiter
        public void ledger(final III_Result r) {
            r.r3 = accountedFor();
        }
    }

    /** A waiting worker is woken by stop(), however late it comes to wait. */
    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "Home, without fuel.")
    @Outcome(expect = FORBIDDEN, desc = "It got fuel that was not there.")
    @State
    public static class StopAgainstAwait extends ByHand {
        /** Runs, without fuel. */
        public StopAgainstAwait() {
            super(new ParkWithoutEnd());
            throttle.start();
        }

        /** A worker. */
        @Actor
        public void worker(final I_Result r) {
            r.r1 = await();
        }

        /** Whoever stops. */
        @Actor
        public void stop() {
            throttle.stop();
        }
    }

    /** A worker that waits before the start gets the first unit. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "It got it.")
    @Outcome(expect = FORBIDDEN, desc = "It was sent home, though the throttle runs.")
    @State
    public static class StartAgainstAwait extends ByHand {
        /** Not started. */
        public StartAgainstAwait() {
            super(BusySpinIdleStrategy.INSTANCE);
        }

        /** A worker. */
        @Actor
        public void worker(final I_Result r) {
            r.r1 = await();
        }

        /** Whoever starts. */
        @Actor
        public void start() {
            startWithFuel();
        }
    }

    /** A failure wakes a waiting worker and tells it. */
    @JCStressTest
    @Outcome(id = "2", expect = ACCEPTABLE, desc = "Told.")
    @Outcome(expect = FORBIDDEN, desc = "Sent home as if the throttle had been stopped, or with fuel.")
    @State
    public static class FailAgainstAwait extends ByHand {
        /** Runs, and is about to fail. */
        public FailAgainstAwait() {
            super(new ParkWithoutEnd());
            throttle.start();
            isClockBroken = true;
        }

        /** A worker. */
        @Actor
        public void worker(final I_Result r) {
            r.r1 = await();
        }

        /** The agent. */
        @Actor
        public void fail() {
            tried(this::work);
        }
    }

    /** One of two starts wins. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The first.")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The second.")
    @Outcome(expect = FORBIDDEN, desc = "Both, or none.")
    @State
    public static class StartAgainstStart extends ByHand {
        /** Not started. */
        public StartAgainstStart() {
            super(BusySpinIdleStrategy.INSTANCE);
        }

        /** One. */
        @Actor
        public void one(final II_Result r) {
            r.r1 = tried(throttle::start);
        }

        /** Another. */
        @Actor
        public void other(final II_Result r) {
            r.r2 = tried(throttle::start);
        }
    }

    /** Two stops share one summary. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Both have the one grant.")
    @Outcome(expect = FORBIDDEN, desc = "One of them was told before the run had ended.")
    @State
    public static class StopAgainstStop extends ByHand {
        /** One grant was made. */
        public StopAgainstStop() {
            super(BusySpinIdleStrategy.INSTANCE);
            startWithFuel();
            take();
        }

        /** One. */
        @Actor
        public void one(final II_Result r) {
            r.r1 = (int) throttle.stop().total();
        }

        /** Another. */
        @Actor
        public void other(final II_Result r) {
            r.r2 = (int) throttle.stop().total();
        }
    }

    /** A start that is refused leaves it stopped, one that is not leaves it running. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Refused, as it was still running; then stopped.")
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Stopped, then started again.")
    @Outcome(expect = FORBIDDEN, desc = "Neither stopped nor running.")
    @State
    public static class StopAgainstStart extends ByHand {
        /** Runs. */
        public StopAgainstStart() {
            super(BusySpinIdleStrategy.INSTANCE);
            throttle.start();
        }

        /** Whoever stops. */
        @Actor
        public void stop() {
            throttle.stop();
        }

        /** Whoever starts. */
        @Actor
        public void start(final II_Result r) {
            r.r1 = tried(throttle::start);
        }

        /** Afterwards. */
        @Arbiter
        public void running(final II_Result r) {
            r.r2 = throttle.isRunning() ? 1 : 0;
        }
    }

    /** close() and a worker agree on who got the last unit, and there is none afterwards. */
    @JCStressTest
    @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "The worker, and it counts.")
    @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "close().")
    @Outcome(expect = FORBIDDEN, desc = "The summary is not what the worker did, or there is fuel after the end.")
    @State
    public static class CloseAgainstTake extends ByHand {
        /** Runs, with fuel. */
        public CloseAgainstTake() {
            super(BusySpinIdleStrategy.INSTANCE);
            startWithFuel();
        }

        /** A worker. */
        @Actor
        public void worker(final III_Result r) {
            r.r1 = take();
        }

        /** Whoever closes. */
        @Actor
        public void close() {
            throttle.close();
        }

        /** Afterwards. */
        @Arbiter
        public void afterwards(final III_Result r) {
            r.r2 = (int) throttle.stop().total();
            r.r3 = take();
        }
    }
}
