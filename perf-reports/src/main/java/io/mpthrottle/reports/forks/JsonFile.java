// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/** Files of a run, each replaced in one step, so that an interrupted run leaves no half of one. */
public final class JsonFile {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonFile() {}

    /** Writes an object, or a record, as indented JSON; a list has each element in a line, as there may be thousands. */
    public static void write(final Path file, final Object json) throws IOException {
        final String text = json instanceof ArrayNode list
                ? list.valueStream().map(JsonNode::toString).collect(Collectors.joining(",\n", "[\n", "\n]"))
                : MAPPER.writeValueAsString(json);
        writeText(file, text + "\n");
    }

    /** Writes text. */
    public static void writeText(final Path file, final String text) throws IOException {
        final Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(unfinished, text, StandardCharsets.UTF_8);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads JSON. */
    public static JsonNode read(final Path file) throws IOException {
        return MAPPER.readTree(Files.readAllBytes(file));
    }

    /** Rounds to decimals; NaN and infinities stay. */
    public static double round(final double number, final int decimals) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .doubleValue()
                : number;
    }

    /** Rounds to significant digits; NaN and infinities stay. */
    public static double significant(final double number, final int digits) {
        return Double.isFinite(number)
                ? new BigDecimal(number).round(new MathContext(digits)).doubleValue()
                : number;
    }
}
