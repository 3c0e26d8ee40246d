// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Calibration;

/** Which refill mode is for which rates on the machine that was measured, in a sentence. */
final class Advice {
    private final Calibration calibration;
    private final int cores;

    Advice(Calibration calibration, int cores) {
        this.calibration = calibration;
        this.cores = cores;
    }

    @Override
    public String toString() {
        double overshootNanos = Math.max(1, calibration.parkOvershootP99Nanos());
        // PARKED is late by the overshoot: below this rate that is at most a tenth of an interval.
        double parkedPerSecond = round(1e9 / overshootNanos / 10);
        // HYBRID parks while the next unit is further off than the overshoot, so above this rate never.
        double spinningPerSecond = round(1e9 / overshootNanos);
        double highestPerSecond = round(calibration.highestPerSecond());
        return "Up to " + Units.rate(parkedPerSecond)
                + " --refill parked is good enough and the cheapest; up to " + Units.rate(highestPerSecond)
                + " take hybrid, the default, which above " + Units.rate(spinningPerSecond)
                + " spins on one of the " + cores + " cores all the time, as busy-spin does at every rate;"
                + " a higher limit is not reached steadily on this machine.";
    }

    /** Two digits: a measurement of 200 ms tells no more. */
    private static double round(double value) {
        if (value <= 0) {
            return 0;
        }
        double scale = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return Math.floor(value / scale) * scale;
    }
}
