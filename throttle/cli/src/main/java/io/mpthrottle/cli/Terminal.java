// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal behind stderr, if there is one that can move its cursor.
 *
 * <p>Java cannot tell: {@code System.console()} looks at stdin and stdout, which are files here. So a shell is asked once,
 * with {@code test} and {@code stty}; it inherits our descriptors.
 *
 * @param columns its width
 * @param rows its height
 * @param colour whether colour is welcome
 */
record Terminal(int columns, int rows, boolean colour) {
    private static final Pattern SIZE = Pattern.compile("(\\d+) (\\d+)\\s*");

    /** The terminal behind stderr, unless TERM says that it is none to draw on. */
    static Optional<Terminal> ofStderr(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "dumb");
        if (term.isEmpty() || term.equals("dumb")) {
            return Optional.empty();
        }
        // NO_COLOR counts when it is there and not empty: https://no-color.org
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return ask("test -t 2 && stty size <&2", Redirect.PIPE).flatMap(size -> parse(size, colour));
    }

    static boolean isStdout() {
        return ask("test -t 1", Redirect.INHERIT).isPresent();
    }

    /** {@code stty} says 0 0 where nobody has set the size, as on a serial line. */
    static Optional<Terminal> parse(String size, boolean colour) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int rows = Integer.parseInt(matcher.group(1));
        int columns = Integer.parseInt(matcher.group(2));
        return Optional.of(new Terminal(columns > 0 ? columns : 80, rows > 0 ? rows : 24, colour));
    }

    /** What a shell command prints, or nothing when it fails. */
    private static Optional<String> ask(String command, Redirect stdout) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", command)
                    .redirectError(Redirect.INHERIT)
                    .redirectOutput(stdout)
                    .start();
            shell.getOutputStream().close();
            String said;
            try (InputStream answer = shell.getInputStream()) {
                said = new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
            }
            return shell.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // no shell, so no terminal that we know
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
