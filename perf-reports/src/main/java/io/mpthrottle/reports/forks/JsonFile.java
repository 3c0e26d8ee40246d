// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files of a run, each replaced in one step, so that an interrupted run leaves no half of one. */
public final class JsonFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonFile() {}

    /**
     * Writes JSON, indented.
     *
     * @param file where
     * @param json what
     * @throws IOException when it cannot be written
     */
    public static void write(final Path file, final JsonNode json) throws IOException {
        writeText(file, MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json) + "\n");
    }

    /**
     * Writes text.
     *
     * @param file where
     * @param text what
     * @throws IOException when it cannot be written
     */
    public static void writeText(final Path file, final String text) throws IOException {
        final Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads JSON.
     *
     * @param file where
     * @return what is in it
     * @throws IOException when it cannot be read
     */
    public static JsonNode read(final Path file) throws IOException {
        return MAPPER.readTree(Files.readAllBytes(file));
    }

    /**
     * Reads JSON.
     *
     * @param text the JSON
     * @return what is in it
     * @throws JsonProcessingException when it is none
     */
    public static JsonNode parse(final String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /**
     * Writes JSON in one line.
     *
     * @param json what
     * @return the line, without its end
     */
    public static String line(final JsonNode json) {
        return json.toString();
    }

    /**
     * Rounds to decimals.
     *
     * @param number any
     * @param decimals how many
     * @return the nearest, NaN for NaN
     */
    public static double round(final double number, final int decimals) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .doubleValue()
                : number;
    }

    /**
     * Rounds to significant digits.
     *
     * @param number any
     * @param digits how many
     * @return the nearest, NaN for NaN
     */
    public static double significant(final double number, final int digits) {
        return Double.isFinite(number)
                ? new BigDecimal(number).round(new MathContext(digits)).doubleValue()
                : number;
    }
}
