// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mpthrottle.reports.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a run's directory. A file that is missing or damaged takes its section with it, never the page. */
public final class RunFolder {
    private final List<String> damaged = new ArrayList<>();
    private final Path folder;

    private RunFolder(final Path folder) {
        this.folder = folder;
    }

    /** Reads all that is there. */
    public static Run read(final Path folder) {
        return new RunFolder(folder).read();
    }

    private Run read() {
        final Measurement pace = one(Measurement.FILE, Measurement.class);
        if (pace != null && pace.schema() != Measurement.SCHEMA) {
            damaged.add(Measurement.FILE + ": expected schema " + Measurement.SCHEMA + ", but was " + pace.schema()
                    + ", so the laps in turns are left out");
        }
        return new Run(
                list("jmh.json", JmhEntry.class),
                pace,
                one("latency.json", GateRun.class),
                one("environment.json", Environment.class),
                list("peers.json", PeerSettings.class),
                damaged);
    }

    private <T> List<T> list(final String name, final Class<T> type) {
        final List<T> found = read(name, Json.mapper().readerForListOf(type));
        return found == null
                ? List.of()
                : found.stream().filter(Objects::nonNull).toList();
    }

    private <T> @Nullable T one(final String name, final Class<T> type) {
        return read(name, Json.mapper().readerFor(type));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the reader knows the type, and its own method is as unchecked
    private <T> @Nullable T read(final String name, final ObjectReader reader) {
        final Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return reader.readValue(file.toFile());
        } catch (final JsonProcessingException e) {
            // Without the location: it would tell the path.
            damaged.add(name + ": " + Objects.requireNonNullElse(e.getOriginalMessage(), "no JSON"));
        } catch (final IOException e) {
            damaged.add(name + ": cannot be read");
        }
        return null;
    }
}
