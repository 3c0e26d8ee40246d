// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * HdrHistogram's interval log, a line a second.
 *
 * <p>A line is the difference of two copies of the cumulative histogram, one second apart. However late a tick comes, each
 * interval is in exactly one line, and the lines add up to the histogram of the whole run. The throttle's histogram of
 * the latest second would not do: it overlaps with the one of the second before.
 */
final class IntervalLog {
    private final HistogramLogWriter writer;
    private final Supplier<Histogram> intervals;
    private Histogram previous;
    private long previousMillis;

    /** Begins a log, now. */
    IntervalLog(PrintStream text, Supplier<Histogram> intervals) {
        this.writer = new HistogramLogWriter(text);
        this.intervals = intervals;
        this.previous = intervals.get();
        this.previousMillis = System.currentTimeMillis();
        writer.outputComment("[Logged by throttle run: intervals between emissions, in nanoseconds]");
        writer.outputLogFormatVersion();
        writer.outputStartTime(previousMillis);
        writer.setBaseTime(previousMillis);
        writer.outputLegend();
    }

    /** Adds what came since the last line. */
    synchronized void add() {
        Histogram all = intervals.get();
        long nowMillis = System.currentTimeMillis();
        Histogram line = all.copy();
        line.subtract(previous);
        line.setStartTimeStamp(previousMillis);
        line.setEndTimeStamp(nowMillis);
        writer.outputIntervalHistogram(line);
        previous = all;
        previousMillis = nowMillis;
    }
}
