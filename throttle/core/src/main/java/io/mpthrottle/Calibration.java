// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import io.mpthrottle.engine.Machine;
import java.util.Objects;

/** What was measured of this machine's clock and timers, and what was drawn from it. */
public final class Calibration {
    /** Nothing was measured: all zero. */
    public static final Calibration NONE = new Calibration(Machine.UNKNOWN);

    private final double clockReadNanos;
    private final long clockStepNanos;
    private final long parkOvershootP50Nanos;
    private final long parkOvershootP99Nanos;
    private final double handoffNanos;
    private final double highestPerSecond;
    private final double correction;

    static Calibration of(final Machine machine) {
        return machine.isKnown() ? new Calibration(machine) : NONE;
    }

    private Calibration(final Machine machine) {
        clockReadNanos = machine.clockReadNs();
        clockStepNanos = machine.clockStepNs();
        parkOvershootP50Nanos = machine.parkOvershootP50Ns();
        parkOvershootP99Nanos = machine.parkOvershootP99Ns();
        handoffNanos = machine.handoffNs();
        highestPerSecond = machine.highestPerSecond();
        correction = machine.correction();
    }

    /**
     * What one reading of {@link System#nanoTime()} costs.
     *
     * @return nanoseconds
     */
    public double clockReadNanos() {
        return clockReadNanos;
    }

    /**
     * The smallest step of {@link System#nanoTime()} that was seen.
     *
     * @return nanoseconds
     */
    public long clockStepNanos() {
        return clockStepNanos;
    }

    /**
     * How late a parked thread came back, half of the time.
     *
     * @return nanoseconds
     */
    public long parkOvershootP50Nanos() {
        return parkOvershootP50Nanos;
    }

    /**
     * How late a parked thread came back at most, 99 times of 100.
     *
     * @return nanoseconds
     */
    public long parkOvershootP99Nanos() {
        return parkOvershootP99Nanos;
    }

    /**
     * What handing one unit from the refill agent to a worker costs when both are busy all the time.
     *
     * @return nanoseconds
     */
    public double handoffNanos() {
        return handoffNanos;
    }

    /**
     * The highest rate that a spinning refill agent and one worker keep up.
     *
     * @return units per second
     */
    public double highestPerSecond() {
        return highestPerSecond;
    }

    /**
     * The share of the limit that a saturated trial failed to reach. It is reported only: on a schedule without drift
     * lateness does not add up, so calibration never changes the schedule.
     *
     * @return a fraction, 0 to 1
     */
    public double correction() {
        return correction;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Calibration that
                && Double.compare(clockReadNanos, that.clockReadNanos) == 0
                && clockStepNanos == that.clockStepNanos
                && parkOvershootP50Nanos == that.parkOvershootP50Nanos
                && parkOvershootP99Nanos == that.parkOvershootP99Nanos
                && Double.compare(handoffNanos, that.handoffNanos) == 0
                && Double.compare(highestPerSecond, that.highestPerSecond) == 0
                && Double.compare(correction, that.correction) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                clockReadNanos,
                clockStepNanos,
                parkOvershootP50Nanos,
                parkOvershootP99Nanos,
                handoffNanos,
                highestPerSecond,
                correction);
    }

    @Override
    public String toString() {
        return "Calibration[clockReadNanos=" + clockReadNanos + ", clockStepNanos=" + clockStepNanos
                + ", parkOvershootP50Nanos=" + parkOvershootP50Nanos + ", parkOvershootP99Nanos="
                + parkOvershootP99Nanos + ", handoffNanos=" + handoffNanos + ", highestPerSecond=" + highestPerSecond
                + ", correction=" + correction + "]";
    }
}
