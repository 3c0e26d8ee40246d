// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A jar of benchmarks whose main class is JMH's.
 *
 * @param file where it is
 * @param label what to call it
 */
public record JmhJar(Path file, String label) {
    /** A jar that is there and can be read. */
    public static JmhJar at(final Path file, final String label) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("cannot read the jar '" + file + "'");
        }
        return new JmhJar(file, label);
    }

    /**
     * Asks the jar for its benchmarks, with each combination of their parameters.
     *
     * @param include a regular expression as JMH takes it; empty for all
     */
    List<Row> rows(final String include) throws IOException, InterruptedException {
        final Path said = Files.createTempFile("jmh-list", ".txt");
        try {
            final List<String> command = new ArrayList<>(List.of(java(), "-jar", file.toString(), "-lp"));
            if (!include.isEmpty()) {
                command.add(include);
            }
            final int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            final List<String> lines = Output.lines(said);
            if (!Listing.isOfJmh(lines)) {
                throw new IllegalArgumentException(
                        "'" + file + "' does not list benchmarks, is it a JMH jar? (exit code " + exit + ": "
                                + Output.lastWords(lines) + ")");
            }
            return Listing.parse(lines);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /** The SHA-256 of the file, in hex. */
    public String sha256() throws IOException {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // each JDK has it
        }
    }

    /** The java that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What a process wrote. */
    static final class Output {
        private Output() {}

        static List<String> lines(final Path file) throws IOException {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }

        /** The line that says most about a failure: the first error or exception, else the last line. */
        static String lastWords(final List<String> lines) {
            final List<String> filled = lines.stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            final String last = filled.isEmpty() ? "it said nothing" : filled.get(filled.size() - 1);
            return filled.stream()
                    .filter(line -> line.contains("Exception") || line.contains("Error") || line.startsWith("ERROR"))
                    .findFirst()
                    .orElse(last);
        }
    }
}
