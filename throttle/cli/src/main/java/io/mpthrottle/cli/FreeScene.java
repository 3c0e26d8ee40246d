// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What there is to see of a stream without a limit: how much of it has passed, and how fast. */
final class FreeScene implements Scene {
    private final Tally tally;
    private final Supplier<Progress> progress;
    private Duration lastElapsed = Duration.ZERO;
    private long lastLines;
    private long lastBytes;

    FreeScene(Tally tally, Supplier<Progress> progress) {
        this.tally = tally;
        this.progress = progress;
    }

    @Override
    public List<String> block(int columns, Style style) {
        Progress now = progress.get();
        return List.of(
                style.bold("limit none"),
                now.bar(columns, style),
                style.dim("latest   ") + latest(now.elapsed()),
                style.dim("mean     ") + speed(tally.lines(), tally.bytes(), now.elapsed()),
                style.dim("so far   ") + tally);
    }

    @Override
    public String line() {
        Progress now = progress.get();
        String mean = speed(tally.lines(), tally.bytes(), now.elapsed());
        return now.brief() + "  latest " + latest(now.elapsed()) + "  mean " + mean + "  " + tally;
    }

    /** The speed since the last call, one tick of the live view ago. */
    private String latest(Duration elapsed) {
        long lines = tally.lines();
        long bytes = tally.bytes();
        String latest = speed(lines - lastLines, bytes - lastBytes, elapsed.minus(lastElapsed));
        lastElapsed = elapsed;
        lastLines = lines;
        lastBytes = bytes;
        return latest;
    }

    /** Such as {@code 2,000,000 lines/s, 240 MB/s}. */
    static String speed(long lines, long bytes, Duration time) {
        double seconds = Math.max(1, time.toNanos()) / 1e9;
        String perSecond = Units.rate(lines / seconds).replace("/s", " lines/s");
        return perSecond + ", " + Units.bytes(bytes / seconds) + "/s";
    }
}
