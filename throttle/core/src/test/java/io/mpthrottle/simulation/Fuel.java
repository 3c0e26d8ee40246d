// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/**
 * A model of the fuel: what was granted, is held and was discarded since the throttle was made. What it is told of the
 * throttle (held and discarded after a step) is checked and, where the contract leaves a choice, taken over.
 */
abstract class Fuel {
    /** Slots of the largest queue; what is held beyond stays a number with the refill. */
    private static final int QUEUE = 65_536;

    private final boolean fitsQueue;
    private final GrantBound bound;
    private long granted;
    private long held;
    private long discarded;

    /** Units that stand in the queue whatever the refill chose to keep back. */
    private long ready;

    Fuel(boolean fitsQueue, GrantBound bound) {
        this.fitsQueue = fitsQueue;
        this.bound = bound;
    }

    final long granted() {
        return granted;
    }

    final long held() {
        return held;
    }

    final long discarded() {
        return discarded;
    }

    final long ready() {
        return ready;
    }

    /** A unit left the tank at this instant. */
    final void take(long atNs) {
        granted++;
        held--;
        ready = Math.max(0, ready - 1);
        Breach.unlessAtLeast("held after a grant", held, 0);
        bound.grant(atNs);
        left();
    }

    /** What is held and discarded now, as the throttle says it. */
    final void becomes(long nowHeld, long nowDiscarded) {
        Breach.unlessAtLeast("held", nowHeld, 0);
        held = nowHeld;
        discarded = nowDiscarded;
        // A full queue is topped up at the latest when half of it is gone.
        ready = fitsQueue || nowHeld <= QUEUE / 2 ? nowHeld : QUEUE / 2 + 1;
    }

    /** Nothing can be taken from now on. */
    final void shut() {
        ready = 0;
    }

    void left() {}

    /** The worker's reading behind a grant came back, where units return. */
    void gaveBack(long readingNs) {}

    /** A step of the refill begins: if it looks at the tank, it sees it as it is now. */
    void look() {}

    abstract void begin(long startNs, long nowHeld, long nowDiscarded);

    abstract void stepped(long nowNs, long nowHeld, long nowDiscarded);

    abstract void end(long endNs, long nowHeld, long nowDiscarded);

    /** The next instant at which a step has something to do, if that is known. */
    long nextNs(long nowNs) {
        return nowNs;
    }
}
