// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.emission.EmissionRing;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;

/**
 * The parts of ours, put together in the obvious way. One thread spins on the clock until each instant and offers an element to
 * an MPMC queue of JCTools. The worker polls, reads the clock, and writes the reading into Agrona's ring. Now and then the
 * first thread drains the ring and records the intervals. There is no policy, no cap, and no count that makes a refusal cheap.
 */
final class PartsSource extends CompanionSource {
    private static final int SLOTS = 65_536;

    /** The ring is drained after so many units, which is often enough; one unit in so many is late by a drain. */
    private static final int GATHERED = 32;

    private final MpmcVarHandleArrayQueue<Object> queue = new MpmcVarHandleArrayQueue<>(SLOTS);
    private final EmissionRing ring = new EmissionRing(SLOTS);
    private final EmissionRing.Drain drain = ring.drainTo(this::record);
    private final Histogram intervals = new Histogram(1, TimeUnit.HOURS.toNanos(1), 3);
    private long lastNs;

    PartsSource(final long ratePerSecond) {
        super("parts", ratePerSecond);
    }

    @Override
    void give() {
        final Object unit = new Object();
        int undrained = 0;
        while (!stopped) {
            if (grid.nextNs() - System.nanoTime() <= 0 && queue.relaxedOffer(unit)) {
                grid.advance();
                undrained++;
                if (undrained >= GATHERED) {
                    undrained -= drain.drain(GATHERED, 0);
                }
            }
        }
    }

    private void record(final long stampNs) {
        if (lastNs != 0) {
            intervals.recordValue(stampNs - lastNs);
        }
        lastNs = stampNs;
    }

    @Override
    public boolean take() {
        if (queue.relaxedPoll() == null) {
            return false;
        }
        ring.emit(System.nanoTime());
        return true;
    }

    @Override
    public Ledger stop() {
        close();
        return new Ledger(0, 0, 0, 0, ring.claimed(), ring.overflow());
    }

    @Override
    public String settings() {
        return "a thread that spins on System.nanoTime until each instant and offers to a JCTools queue, and one that polls it and "
                + "writes the clock into Agrona's ring, which the first drains into an HdrHistogram";
    }
}
