// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.model.Json;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * One measurement in a JVM of its own, which {@link Child} starts. The first line of stdin says what to measure; the last line of
 * stdout says what was found. Both are JSON.
 */
public final class Chore {
    /** The kinds of measurement. */
    enum Kind {
        /** {@link Lap}. */
        PACE,
        /** {@link Relay}. */
        RELAY,
        /** {@link StalledWaiters}. */
        STALL,
        /** {@link SoakRun}. */
        SOAK,
        /** {@link Footprint}. */
        MEMORY,
        /** {@link PlatformProbe}. */
        PLATFORM
    }

    private Chore() {}

    /**
     * Measures.
     *
     * @param args the kind of measurement
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
        out.println(Json.line(found(kind, order, in, out)));
        // A worker may hang in a limiter that cannot be interrupted.
        Runtime.getRuntime().halt(0);
    }

    private static Object found(final Kind kind, final String order, final BufferedReader in, final PrintStream out)
            throws IOException, InterruptedException {
        return switch (kind) {
            case PACE -> Lap.run(Json.parse(order, TrialSpec.class));
            case RELAY -> Relay.run(Json.parse(order, Relay.Spec.class), in, out);
            case STALL -> StalledWaiters.run(Json.parse(order, StallSpec.class), in, out);
            case SOAK -> SoakRun.run(Json.parse(order, SoakRun.Spec.class));
            case PLATFORM -> PlatformProbe.measure(Json.parse(order, PlatformProbe.Spec.class));
            case MEMORY -> Footprint.measure(Json.parse(order, Footprint.Spec.class));
        };
    }
}
