// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The counters of all processors at one instant, in seconds of processor time since some beginning.
 *
 * <p>On Linux {@code /proc/stat} counts for the machine and {@code /proc/self/stat} for this process. The counters of this
 * process include every child that has ended, and the children of that child. So nothing has to watch a fork while it runs,
 * and its last tick counts too.
 *
 * @param wall the clock's reading
 * @param cores how many processors there are; 0 where nothing counts
 * @param counted all that the kernel accounted for, idle or not
 * @param busy what all processes worked
 * @param own what this process worked, with the children that it has waited for
 * @param stolen what the host gave to other guests
 */
record CpuReading(double wall, int cores, double counted, double busy, double own, double stolen) {
    /** The reading where there is no /proc. */
    static final CpuReading NONE = new CpuReading(0, 0, 0, 0, 0, 0);

    /** The kernel's unit in these files is the same on all common platforms, whatever its own tick is. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STOLEN = 7;

    static CpuReading ofThisMachine() {
        return of(Path.of("/proc"));
    }

    static CpuReading of(final Path proc) {
        try {
            final List<String> lines = Files.readAllLines(proc.resolve("stat"), StandardCharsets.US_ASCII);
            final long cores =
                    lines.stream().filter(line -> line.matches("cpu\\d+ .*")).count();
            final long[] ticks = Arrays.stream(lines.get(0).split("\\s+"))
                    .skip(1)
                    .limit(STOLEN + 1) // the guests' time behind it is part of user and nice already
                    .mapToLong(Long::parseLong)
                    .toArray();
            final long counted = Arrays.stream(ticks).sum();
            final long stolen = ticks.length > STOLEN ? ticks[STOLEN] : 0;
            final long busy = counted - ticks[IDLE] - ticks[IO_WAIT] - stolen;
            return new CpuReading(
                    System.nanoTime() / 1e9,
                    (int) cores,
                    counted / TICKS_PER_SECOND,
                    busy / TICKS_PER_SECOND,
                    ownTicks(proc) / TICKS_PER_SECOND,
                    stolen / TICKS_PER_SECOND);
        } catch (final IOException | RuntimeException e) {
            return NONE; // no Linux, or one that hides it
        }
    }

    private static long ownTicks(final Path proc) throws IOException {
        final String line = Files.readString(proc.resolve("self/stat"), StandardCharsets.US_ASCII);
        // The second field is a name in brackets that may hold anything; utime is the 14th field of all.
        return Arrays.stream(line.substring(line.lastIndexOf(')') + 2).split(" ", -1))
                .skip(11)
                .limit(4) // utime, stime, cutime, cstime
                .mapToLong(Long::parseLong)
                .sum();
    }
}
