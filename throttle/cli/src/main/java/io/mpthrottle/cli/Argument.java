// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A kind of argument: how it is read, and what is expected, in words that fit behind "expected". One kind a
 * nested class or a {@link Choice}, since picocli makes them by name.
 *
 * @param <T> what the text becomes
 */
abstract class Argument<T> implements ITypeConverter<T> {
    private final String expected;
    private final Function<String, T> parse;

    Argument(String expected, Function<String, T> parse) {
        this.expected = expected;
        this.parse = parse;
    }

    String expected() {
        return expected;
    }

    @Override
    public T convert(String text) {
        try {
            return parse.apply(text.strip());
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    static IllegalArgumentException not(String text, String expected) {
        return new IllegalArgumentException("expected " + expected + ", but was '" + text + "'");
    }

    static final class OfLimit extends Argument<Limit> {
        OfLimit() {
            super(Limit.EXPECTED, Limit::parse);
        }
    }

    static final class OfTimeSpan extends Argument<TimeSpan> {
        OfTimeSpan() {
            super(TimeSpan.EXPECTED, TimeSpan::parse);
        }
    }

    static final class OfWorkers extends Argument<Integer> {
        private static final String EXPECTED = "a number of threads from 1 to 10,000";

        OfWorkers() {
            super(EXPECTED, OfWorkers::parse);
        }

        private static Integer parse(String text) {
            String digits = text.replaceAll("[_,]", "");
            int workers = digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
            if (workers < 1 || workers > 10_000) {
                throw not(text, EXPECTED);
            }
            return workers;
        }
    }
}
