// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

/**
 * The rule for how much fuel may be out at once. T is the time span divided by maxN. Each rule holds for the instants at
 * which units leave the tank, whatever the scheduler does to the refill thread or to the workers.
 */
public enum Hardcap {
    /**
     * The tank never holds more than maxN units. A unit that falls due while the tank is full is discarded. In any window of
     * length w there are at most {@code maxN + floor(w / T) + 1} grants.
     */
    LIMIT,

    /**
     * One unit exists. It goes back no sooner than T, rounded up to whole nanoseconds, after it was taken. So two grants are
     * never closer than T, and any half-open window of the time span holds at most maxN grants.
     */
    ONE,

    /**
     * Nothing is discarded while the throttle runs: fuel that workers leave can be taken later. After running for t there
     * were at most {@code floor(t / T) + 1} grants, and the mean converges on the limit.
     */
    NONE,

    /**
     * maxN units exist. Each goes back no sooner than the time span after it was taken. Any half-open window of the time
     * span holds at most maxN grants, bursts included: the sliding-window rule that exchanges enforce.
     */
    WINDOW
}
