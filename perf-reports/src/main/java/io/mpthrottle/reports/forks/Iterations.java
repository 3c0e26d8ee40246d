// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * A number of iterations of equal length, written {@code 5 x 100 ms}.
 *
 * @param count how many
 * @param millis how long each takes
 */
public record Iterations(int count, long millis) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\s*x\\s*(\\d{1,6})\\s*(ms|s)");

    /** Reads an option such as {@code 5x100ms} or {@code 3 x 1 s}. */
    public static Iterations parse(final String text) {
        final Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException("expected iterations such as 5x100ms, but was '" + text + "'");
        }
        final int count = Integer.parseInt(matcher.group(1));
        final long time = Long.parseLong(matcher.group(2));
        final Iterations iterations = new Iterations(count, matcher.group(3).equals("s") ? time * 1_000 : time);
        if (iterations.millis < 1) {
            throw new TypeConversionException("an iteration must take at least 1 ms, but was '" + text + "'");
        }
        return iterations;
    }

    Duration total() {
        return Duration.ofMillis(count * millis);
    }

    @Override
    public String toString() {
        return count + " x " + millis + " ms";
    }
}
