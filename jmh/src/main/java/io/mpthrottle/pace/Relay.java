// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.model.Json;
import io.mpthrottle.reports.model.Trial;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Limiters that take turns within one process, mostly for a quarter of a second each. If the host moves the processors of a
 * machine, the way of a cache line between two threads changes every few seconds, and then every limiter is late by three or
 * four times as much. Limiters in processes of their own, seconds apart, meet different ways and cannot be compared.
 */
final class Relay {
    /**
     * The limiters that take part.
     *
     * @param specs a lap of each
     */
    record Spec(List<TrialSpec> specs) {}

    /** The side that orders laps. */
    interface Line {
        /** Sends an order. */
        void tell(String line);

        /** Reads the next answer. */
        String line() throws IOException, InterruptedException;
    }

    private Relay() {}

    /**
     * Runs the laps whose numbers are ordered, one a line, until the orders end. A worker that hangs ends the relay, as it would
     * disturb all later laps. Returns the number of laps.
     */
    static int run(final Spec spec, final BufferedReader in, final PrintStream out) throws IOException {
        return run(spec.specs().stream().map(Relay::open).toList(), in, out);
    }

    static int run(final List<Supplier<String>> lanes, final BufferedReader in, final PrintStream out)
            throws IOException {
        int laps = 0;
        for (String number = in.readLine(); number != null; number = in.readLine()) {
            final String found = lanes.get(Integer.parseInt(number)).get();
            out.println(found);
            laps++;
            if (!Json.parse(found, Trial.class).hasEnded()) {
                break;
            }
        }
        return laps;
    }

    /** Loads the classes of the rig once more, for one lane. */
    private static Supplier<String> open(final TrialSpec spec) {
        try {
            final ClassLoader own = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
            @SuppressWarnings("unchecked") // what Lane is there, too
            final Supplier<String> lane = (Supplier<String>) own.loadClass(Lane.class.getName())
                    .getConstructor(String.class)
                    .newInstance(Json.line(spec));
            return lane;
        } catch (final InvocationTargetException e) {
            throw new IllegalStateException(spec.id() + " cannot be warmed up: " + e.getCause(), e);
        } catch (final ReflectiveOperationException | MalformedURLException e) {
            throw new IllegalStateException(spec.id() + " cannot be loaded once more", e);
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        final List<URL> urls = new ArrayList<>();
        for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
