// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Calibration;
import java.util.List;

/** Which refill mode suits which rates on the machine that was measured: a paragraph of text. */
final class Advice {
    private final Calibration calibration;
    private final int cores;

    Advice(Calibration calibration, int cores) {
        this.calibration = calibration;
        this.cores = cores;
    }

    /** The paragraph in lines that fit a terminal, each broken between two words. */
    List<String> lines() {
        return Words.wrap(toString(), Words.WIDTH);
    }

    @Override
    public String toString() {
        double overshootNanos = Math.max(1, calibration.parkOvershootP99Nanos());
        // PARKED is late by the overshoot. Below this rate that is at most a tenth of an interval.
        double parkedPerSecond = round(1e9 / overshootNanos / 10);
        // HYBRID parks while the next unit is further off than the overshoot. Above this rate it never is.
        double spinningPerSecond = round(1e9 / overshootNanos);
        double highestPerSecond = round(calibration.highestPerSecond());
        return "Up to " + Units.rate(parkedPerSecond)
                + ", --refill parked is good enough and the cheapest. Up to " + Units.rate(highestPerSecond)
                + ", take the default, --refill hybrid. Above " + Units.rate(spinningPerSecond)
                + ", hybrid spins on one of the " + cores + " cores all the time, as busy-spin does at every rate."
                + " A limit above " + Units.rate(highestPerSecond) + " is not reached steadily on this machine.";
    }

    /** Rounded down to two digits: a measurement of 200 ms is not more exact. */
    private static double round(double value) {
        if (value <= 0) {
            return 0;
        }
        double scale = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return Math.floor(value / scale) * scale;
    }
}
