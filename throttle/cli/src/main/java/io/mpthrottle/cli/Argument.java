// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.text.Numeral;
import io.mpthrottle.text.TimeSpan;
import java.math.BigDecimal;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A kind of argument: how it is read, and what is expected, in words that fit behind "expected". Each kind is a class
 * of its own, nested here or in {@link Choice}, since picocli makes the kinds by class name.
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

    static final class OfLimit extends Argument<Limit> {
        OfLimit() {
            super(Limit.EXPECTED, Limit::parse);
        }
    }

    static final class OfUnits extends Argument<Long> {
        private static final String EXPECTED = "a number of units from 0 on";

        OfUnits() {
            super(EXPECTED, OfUnits::parse);
        }

        private static Long parse(String text) {
            try {
                return Numeral.scaled(text, text, EXPECTED).longValueExact();
            } catch (ArithmeticException e) {
                throw Numeral.misread(EXPECTED, text, text);
            }
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
            BigDecimal workers = Numeral.scaled(text, text, EXPECTED);
            boolean whole = workers.stripTrailingZeros().scale() <= 0;
            if (!whole || workers.compareTo(BigDecimal.ONE) < 0 || workers.compareTo(BigDecimal.valueOf(10_000)) > 0) {
                throw Numeral.misread(EXPECTED, text, text);
            }
            return workers.intValueExact();
        }
    }
}
