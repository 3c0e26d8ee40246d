// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * A measured quantity, in nanoseconds, with a histogram for each second. All are made beforehand, so recording allocates
 * nothing. Written by one thread, read when that thread has ended.
 */
final class Seconds {
    private static final long SECOND_NS = 1_000_000_000;

    /** Longer values count as this long. */
    private static final long LONGEST_NS = 60 * SECOND_NS;

    private static final int STEPS_PER_HALVING = 5;

    private final Histogram[] slices;
    private Histogram slice;
    private int index;
    private long sliceEndsNs;

    /** Makes one; 4 digits tell 0.1 % apart safely, 3 take a tenth of the memory. */
    Seconds(final int seconds, final int digits) {
        slices = new Histogram[Math.max(1, seconds)];
        Arrays.setAll(slices, i -> new Histogram(1, LONGEST_NS, digits));
        slice = slices[0];
    }

    /** The first second begins. */
    void begin(final long originNs) {
        index = 0;
        slice = slices[0];
        sliceEndsNs = originNs + SECOND_NS;
    }

    /** Records into the second that an instant lies in, or the last one. */
    void record(final long nowNs, final long valueNs) {
        if (nowNs - sliceEndsNs >= 0) {
            roll(nowNs);
        }
        slice.recordValue(clamped(valueNs));
    }

    /** Records what a probe saw that looks so often: while it was away, it would have seen the rest of a pause. */
    void recordExpecting(final long nowNs, final long valueNs, final long everyNs) {
        if (nowNs - sliceEndsNs >= 0) {
            roll(nowNs);
        }
        slice.recordValueWithExpectedInterval(clamped(valueNs), everyNs);
    }

    private void roll(final long nowNs) {
        while (nowNs - sliceEndsNs >= 0 && index < slices.length - 1) {
            sliceEndsNs += SECOND_NS;
            slice = slices[++index];
        }
    }

    private static long clamped(final long valueNs) {
        return Math.max(0, Math.min(valueNs, LONGEST_NS));
    }

    List<Histogram> slices() {
        return List.of(slices);
    }

    Histogram total() {
        final Histogram total = new Histogram(slices[0]);
        for (final Histogram each : slices) {
            total.add(each);
        }
        return total;
    }

    /** Writes the interval log and the percentiles, in nanoseconds. */
    void write(final Path directory, final String name, final long startMillis) throws IOException {
        try (PrintStream text = open(directory.resolve(name + ".hlog"))) {
            final HistogramLogWriter log = new HistogramLogWriter(text);
            log.outputComment("[" + name + ", in nanoseconds]");
            log.outputLogFormatVersion();
            log.outputStartTime(startMillis);
            log.setBaseTime(startMillis);
            log.outputLegend();
            for (int second = 0; second < slices.length; second++) {
                slices[second].setStartTimeStamp(startMillis + 1_000L * second);
                slices[second].setEndTimeStamp(startMillis + 1_000L * (second + 1));
                log.outputIntervalHistogram(slices[second]);
            }
        }
        try (PrintStream text = open(directory.resolve(name + ".hgrm"))) {
            total().outputPercentileDistribution(text, STEPS_PER_HALVING, 1.0);
        }
    }

    private static PrintStream open(final Path file) throws IOException {
        return new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8);
    }
}
