// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Timestamps;
import io.mpthrottle.text.Numeral;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An argument that is one of an enum's constants, written in lower case and with hyphens. The help lists the constants by
 * iterating over this.
 *
 * @param <E> the enum
 */
abstract class Choice<E extends Enum<E>> extends Argument<E> implements Iterable<String> {
    private final List<E> choices;

    Choice(List<E> choices) {
        super("one of " + join(choices), text -> find(choices, text));
        this.choices = choices;
    }

    @Override
    public Iterator<String> iterator() {
        return choices.stream().map(Choice::written).iterator();
    }

    static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E find(List<E> choices, String text) {
        return choices.stream()
                .filter(choice -> written(choice).equalsIgnoreCase(text.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> Numeral.misread("one of " + join(choices), text, text));
    }

    private static String join(List<? extends Enum<?>> choices) {
        return choices.stream().map(Choice::written).collect(Collectors.joining(", "));
    }

    static final class OfHardcap extends Choice<Hardcap> {
        OfHardcap() {
            super(List.of(Hardcap.values()));
        }
    }

    static final class OfRefill extends Choice<Refill> {
        OfRefill() {
            super(List.of(Refill.values()));
        }
    }

    /** Without INVOKER, which needs a program with a duty cycle of its own. */
    static final class OfThreading extends Choice<Threading> {
        OfThreading() {
            super(List.of(Threading.DEDICATED, Threading.SHARED));
        }
    }

    static final class OfTimestamps extends Choice<Timestamps> {
        OfTimestamps() {
            super(List.of(Timestamps.values()));
        }
    }

    static final class OfWaiting extends Choice<Waiting> {
        OfWaiting() {
            super(List.of(Waiting.values()));
        }
    }
}
