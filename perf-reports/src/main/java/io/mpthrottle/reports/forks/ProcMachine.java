// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Linux: {@code /proc/stat} for all, {@code /proc/self/stat} for ourselves.
 *
 * <p>Our own counters hold those of each child that has ended, and of its children in turn. So nobody needs to look at a
 * fork while it runs, and its last tick counts, too.
 */
final class ProcMachine implements Machine {
    /** The kernel's unit in these files, the same on all common platforms, whatever its own tick is. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STOLEN = 7;

    private final Path proc;

    ProcMachine(final Path proc) {
        this.proc = proc;
    }

    /** This machine. */
    static Machine here() {
        return at(Path.of("/proc"));
    }

    /** The machine that a folder tells of, or one that tells nothing. */
    static Machine at(final Path proc) {
        final ProcMachine machine = new ProcMachine(proc);
        return machine.read().cores() > 0 ? machine : UNKNOWN;
    }

    @Override
    public Reading read() {
        try {
            final List<String> lines = Files.readAllLines(proc.resolve("stat"), StandardCharsets.US_ASCII);
            final long cores =
                    lines.stream().filter(line -> line.matches("cpu\\d+ .*")).count();
            final long[] ticks = Arrays.stream(lines.get(0).split("\\s+"))
                    .skip(1)
                    .limit(STOLEN + 1) // what comes behind is the guests' time, which user and nice hold already
                    .mapToLong(Long::parseLong)
                    .toArray();
            final long counted = Arrays.stream(ticks).sum();
            final long stolen = ticks.length > STOLEN ? ticks[STOLEN] : 0;
            final long busy = counted - ticks[IDLE] - ticks[IO_WAIT] - stolen;
            return new Reading(
                    System.nanoTime() / 1e9,
                    (int) cores,
                    counted / TICKS_PER_SECOND,
                    busy / TICKS_PER_SECOND,
                    own() / TICKS_PER_SECOND,
                    stolen / TICKS_PER_SECOND);
        } catch (final IOException | RuntimeException e) {
            return Reading.NONE; // no Linux, or one that hides it
        }
    }

    private long own() throws IOException {
        final String line = Files.readString(proc.resolve("self/stat"), StandardCharsets.US_ASCII);
        // The second field is a name in brackets that may hold anything; utime is the 14th field of all.
        final String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long own = 0;
        for (int i = 11; i < 15; i++) { // utime, stime, cutime, cstime
            own += Long.parseLong(fields[i]);
        }
        return own;
    }
}
