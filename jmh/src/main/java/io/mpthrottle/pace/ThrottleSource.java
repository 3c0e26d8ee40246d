// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A throttle of ours, monitored, with refill and monitor on one thread. */
final class ThrottleSource implements FuelSource {
    /** From this rate on, a clock reading at each grant would take too much of the time between two grants. */
    private static final long COARSE_FROM = 5_000_000;

    /** The default size of the ring. */
    private static final int RING = 65_536;

    /** At 10 M/s the default holds the emissions of 6.5 ms, and a stall of a shared machine may take 20. */
    private static final int LARGE_RING = 262_144;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Throttle throttle;
    private final boolean waits;
    private final @Nullable LastLooks looks;
    private final String settings;

    private ThrottleSource(
            final Hardcap hardcap,
            final Refill refill,
            final long unitsPerSecond,
            final boolean waits,
            final @Nullable LastLooks looks,
            final int ring) {
        final Timestamps timestamps = timestamps(refill, unitsPerSecond);
        this.waits = waits;
        this.looks = looks;
        final Throttle.Builder builder = Throttle.builder()
                .limit(unitsPerSecond, Duration.ofSeconds(1))
                .hardcap(hardcap)
                .refill(refill)
                .threading(Threading.SHARED)
                .timestamps(timestamps)
                .emissionCapacity(ring)
                .threadFactory(this::thread)
                .errorHandler(error -> System.err.println("throttle: " + error.getMessage()));
        throttle = (looks == null ? builder : builder.waitWith(looks)).build();
        settings = hardcap + " " + unitsPerSecond + " per 1 s, " + refill + ", SHARED, monitored " + timestamps
                + (waits ? ", awaitFuel" : ", hasFuel") + (ring == RING ? "" : ", a ring of " + ring);
    }

    /** For a worker that asks again and again. */
    static ThrottleSource spinning(final Hardcap hardcap, final Refill refill, final long unitsPerSecond) {
        return new ThrottleSource(hardcap, refill, unitsPerSecond, false, null, RING);
    }

    /** As {@link #spinning}, with a ring that outlasts a stall of the machine. */
    static ThrottleSource enduring(final Hardcap hardcap, final Refill refill, final long unitsPerSecond) {
        return new ThrottleSource(hardcap, refill, unitsPerSecond, false, null, LARGE_RING);
    }

    /** For a worker that waits in the default way. */
    static ThrottleSource waiting(final Hardcap hardcap, final Refill refill, final long unitsPerSecond) {
        return new ThrottleSource(hardcap, refill, unitsPerSecond, true, null, RING);
    }

    /** For workers that wait, and that note when they looked for fuel. */
    static ThrottleSource watched(final Hardcap hardcap, final Refill refill, final long unitsPerSecond) {
        return new ThrottleSource(hardcap, refill, unitsPerSecond, true, new LastLooks(), RING);
    }

    static Timestamps timestamps(final Refill refill, final long unitsPerSecond) {
        return refill == Refill.BUSY_SPIN && unitsPerSecond >= COARSE_FROM ? Timestamps.COARSE : Timestamps.PRECISE;
    }

    private Thread thread(final Runnable agent) {
        final Thread thread = new Thread(agent);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** The first unit falls due at the clock reading with which the run begins. */
    @Override
    public long start() {
        throttle.start();
        return StartReading.of(throttle);
    }

    @Override
    public boolean take() throws InterruptedException {
        return waits ? throttle.awaitFuel() : throttle.hasFuel();
    }

    @Override
    public long notBefore(final long calledNs) {
        return looks == null ? calledNs : looks.notBefore(calledNs);
    }

    @Override
    public List<Thread> threads() {
        return threads;
    }

    @Override
    public Ledger running() {
        return Ledger.of(throttle.stats());
    }

    @Override
    public String settings() {
        return settings;
    }

    @Override
    public Ledger stop() {
        throttle.stop();
        return Ledger.of(throttle.stats());
    }

    @Override
    public void close() {
        throttle.close();
    }
}
