// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One measurement in a JVM of its own: reads what to do from the first line of stdin and writes what it found as the last
 * line of stdout, both as JSON. Started by {@link Child}.
 */
public final class Chore {
    /** What there is to do. */
    enum Kind {
        /** {@link PaceTrial}. */
        PACE,
        /** {@link Relay}. */
        RELAY,
        /** {@link StallTrial}. */
        STALL,
        /** {@link SoakTrial}. */
        SOAK,
        /** {@link Footprint}. */
        MEMORY,
        /** {@link Platform}. */
        PLATFORM
    }

    private Chore() {}

    /**
     * Does it.
     *
     * @param args what, and the directory for files
     * @throws IOException if nobody reads or a file cannot be written
     * @throws InterruptedException if interrupted
     */
    public static void main(final String... args) throws IOException, InterruptedException {
        final Kind kind = Kind.valueOf(args[0]);
        final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final String order = in.readLine();
        if (order == null) {
            throw new EOFException("nothing was ordered");
        }
        out.println(Json.line(found(kind, order, Path.of(args[1]), in, out)));
        // A worker may hang in a limiter that cannot be interrupted.
        Runtime.getRuntime().halt(0);
    }

    private static Object found(
            final Kind kind, final String order, final Path directory, final BufferedReader in, final PrintStream out)
            throws IOException, InterruptedException {
        return switch (kind) {
            case PACE -> PaceTrial.run(Json.parse(order, TrialSpec.class), directory);
            case RELAY -> Relay.run(Json.parse(order, Relay.Spec.class), in, out);
            case STALL -> StallTrial.run(Json.parse(order, StallSpec.class), in, out);
            case SOAK -> SoakTrial.run(Json.parse(order, SoakTrial.Spec.class));
            case PLATFORM -> Platform.measure(Json.parse(order, Platform.Spec.class));
            case MEMORY -> Footprint.measure(Json.parse(order, Footprint.Spec.class));
        };
    }
}
