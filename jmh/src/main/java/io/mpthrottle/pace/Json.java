// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** JSON: between parent and child a line each, for people a file with indentation. */
final class Json {
    private static final ObjectMapper LINE = new ObjectMapper();
    private static final ObjectMapper PAGE = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    static String line(final Object value) {
        try {
            return LINE.writeValueAsString(value);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T parse(final String line, final Class<T> type) throws IOException {
        return LINE.readValue(line, type);
    }

    /** Writes a file in one step: a reader finds the old one or the new one. */
    static void write(final Path file, final Object value) throws IOException {
        final Path fresh = file.resolveSibling(file.getFileName() + ".new");
        PAGE.writeValue(fresh.toFile(), value);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
