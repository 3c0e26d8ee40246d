// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpthrottle.reports.environment.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a run's directory. A file that is missing or damaged takes its section with it, never the page. */
public final class RunFolder {
    private final ObjectMapper mapper =
            new ObjectMapper().enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT);
    private final List<String> damaged = new ArrayList<>();
    private final Path folder;

    private RunFolder(final Path folder) {
        this.folder = folder;
    }

    /**
     * Reads what is there.
     *
     * @param folder the run's directory
     * @return all of it
     */
    public static Run read(final Path folder) {
        return new RunFolder(folder).read();
    }

    private Run read() {
        final PaceRun pace = one("pace.json", PaceRun.class);
        if (pace != null) {
            if (pace.schema() != PaceRun.SCHEMA) {
                damaged.add("pace.json: expected schema " + PaceRun.SCHEMA + ", but was " + pace.schema()
                        + ", so the laps in turns are left out");
            }
            pace.trials().stream().filter(trial -> trial.granted() > 0).forEach(this::histograms);
        }
        return new Run(
                folder,
                list("jmh.json", JmhEntry.class),
                list("forks.json", ForkRun.class),
                pace,
                one("latency.json", GateRun.class),
                one("environment.json", Environment.class),
                list("peers.json", PeerSettings.class),
                damaged);
    }

    /** Their curves would be missing without a word. */
    private void histograms(final Trial trial) {
        Stream.of("interval", "lateness")
                .flatMap(kind -> trial.histogram(folder, kind).stream())
                .filter(file -> Files.exists(file) && Curve.read(file).isEmpty())
                .forEach(file -> damaged.add(file.getFileName() + ": no histograms, or not to their end"));
    }

    private <T> List<T> list(final String name, final Class<T> type) {
        final List<T> found = read(name, file -> mapper.readerForListOf(type).readValue(file));
        return found == null
                ? List.of()
                : found.stream().filter(Objects::nonNull).toList();
    }

    private <T> @Nullable T one(final String name, final Class<T> type) {
        return read(name, file -> mapper.readValue(file, type));
    }

    private <T> @Nullable T read(final String name, final Reading<T> reading) {
        final Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return reading.read(file.toFile());
        } catch (final JsonProcessingException e) {
            // Without the location: it would tell the path.
            damaged.add(name + ": " + Objects.requireNonNullElse(e.getOriginalMessage(), "no JSON"));
        } catch (final IOException e) {
            damaged.add(name + ": cannot be read");
        }
        return null;
    }

    private interface Reading<T> {
        T read(File file) throws IOException;
    }
}
