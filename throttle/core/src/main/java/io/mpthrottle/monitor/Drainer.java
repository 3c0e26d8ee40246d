// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.emission.Mark;

/** Drains the ring by a {@link Ration}: decides when, and how many emissions. Used by the monitor's thread. */
final class Drainer {
    private final EmissionRing ring;
    private final EmissionRing.Drain drain;
    private final Ration ration;

    private long nextDrainNs;

    /** The clock's reading at the last step. */
    private long readNs;

    /** Whether the last drain left nothing behind. */
    private boolean hasAll;

    Drainer(final EmissionRing ring, final EmissionRing.StampHandler handler, final Ration ration) {
        this.ring = ring;
        this.ration = ration;
        drain = ring.drainTo(handler);
    }

    /** A run begins: it is time to drain. */
    void begin(final long nowNs) {
        nextDrainNs = nowNs;
        readNs = nowNs;
    }

    /** How many emissions a step may drain now. 0: it is not time to, and the step does nothing. */
    int limit(final long nowNs, final long spareNs) {
        readNs = nowNs;
        return ration.emissionsAfter(nowNs - nextDrainNs, spareNs);
    }

    /** Drains so many emissions, or a flood beyond them; returns how many there were. */
    int drain(final int limit) {
        int drained = drain.drain(limit, readNs);
        hasAll = drained < limit;
        if (!hasAll && ration.isLongBehind(readNs - nextDrainNs) && isCrowded()) {
            final int flood = drain.drainMore(ration.floodEmissions(), readNs);
            drained += flood;
            hasAll = flood < ration.floodEmissions();
        }
        return drained;
    }

    /** Reads the ring's end, to which workers write; so this is called only when the answer matters. */
    private boolean isCrowded() {
        return ring.claimed() - ring.drained() >= ration.crowdedEmissions();
    }

    /** Whether nothing more is to be expected for what is published now. */
    boolean isThrough() {
        return hasAll || !ration.gathers();
    }

    /** Lets emissions gather if all of them were drained, but not beyond the next time to publish. */
    void gatherUntil(final long nextPublishNs) {
        if (hasAll) {
            nextDrainNs = readNs + Math.min(ration.everyNs(), nextPublishNs - readNs);
        }
    }

    /** How far off the next step is that is of use, from the last step on, where emissions gather. */
    long untilNextNs() {
        final long untilNs = nextDrainNs - readNs;
        // 0 or less: it was time to drain, but no gap came.
        return untilNs > 0 ? untilNs : untilNs + ration.everyNs();
    }

    /** Drains those of the emissions before a mark that are ready; returns whether all of them are. */
    boolean drainTo(final Mark mark) {
        return drain.drainTo(mark);
    }

    /** How many emissions before a mark were not drained. */
    long missing(final Mark mark) {
        return drain.missing(mark);
    }
}
