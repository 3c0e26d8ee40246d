// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

/**
 * The rule for how much fuel may be out at once. T is the time span divided by maxN; what is said holds for the instants
 * at which units leave the tank, whatever the scheduler does to the refill thread or to the workers.
 */
public enum Hardcap {
    /**
     * The tank never holds more than maxN units; what falls due while it is full is discarded. In any window of length w
     * there are at most {@code maxN + floor(w / T) + 1} grants.
     */
    LIMIT,

    /**
     * One unit exists; it goes back no sooner than T, rounded up to whole nanoseconds, after it was taken. Two grants are
     * never closer than T, so any half-open window of the time span holds at most maxN grants.
     */
    ONE,

    /**
     * Nothing is discarded while the throttle runs: what workers leave they can take later. After running for t there
     * were at most {@code floor(t / T) + 1} grants, and the mean converges on the limit.
     */
    NONE,

    /**
     * maxN units exist; each goes back no sooner than the time span after it was taken. Any half-open window of the time
     * span holds at most maxN grants, bursts included: the sliding-window rule that exchanges enforce.
     */
    WINDOW
}
