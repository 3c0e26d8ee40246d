// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.model.Measurement.Platform;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what the machine itself does to an interval between two threads that spin: how fine its clock is, and how long a
 * cache line takes from one to the other and back. A host moves the virtual processors of a guest, and the way between two of
 * them may be four times as long a few seconds later; a limiter that needs two lines for a grant is late by that twice.
 */
final class PlatformProbe {
    private static final int READINGS = 200_000;

    /** A longer difference is a pause. */
    private static final int LONGEST = 2_000;

    /** The share of all differences from which one is no chance. */
    private static final double FREQUENT = 0.002;

    /** So many neighbouring differences can be one multiple of a step, rounded. */
    private static final int WIDEST = 3;

    private static final long QUARTER_NS = 250_000_000;

    private PlatformProbe() {}

    /** How long cache lines are observed. */
    record Spec(double seconds) {
        int quarters() {
            return (int) Math.max(1, Math.round(seconds * 4));
        }
    }

    static Platform measure(final Spec spec) {
        final long[] readings = new long[READINGS];
        for (int i = 0; i < READINGS; i++) {
            readings[i] = System.nanoTime();
        }
        final List<Double> roundTrips = new ArrayList<>();
        try (LinePong pong = new LinePong()) {
            for (int i = 0; i < spec.quarters(); i++) {
                roundTrips.add(pong.meanNs(QUARTER_NS));
            }
        }
        return new Platform(stepNs(readings), roundTrips);
    }

    /**
     * Finds the step of a clock from readings that lie further apart than a step. The differences then gather around
     * multiples of the step, a nanosecond to either side. If they do not, the clock has no steps, and the result is 1.
     */
    static double stepNs(final long[] readings) {
        final int[] counts = new int[LONGEST];
        for (int i = 1; i < readings.length; i++) {
            final long ns = readings[i] - readings[i - 1];
            if (ns >= 0 && ns < LONGEST) {
                counts[(int) ns]++;
            }
        }
        double step = LONGEST;
        double before = 0;
        int ns = 0;
        while (ns < LONGEST) {
            final int from = ns;
            double sum = 0;
            double times = 0;
            while (ns < LONGEST && counts[ns] > FREQUENT * readings.length) {
                sum += (double) ns * counts[ns];
                times += counts[ns];
                ns++;
            }
            if (ns - from > WIDEST) {
                return 1;
            }
            if (times > 0 && sum > 0) {
                step = Math.min(step, sum / times - before);
                before = sum / times;
            }
            ns++;
        }
        return step;
    }
}
