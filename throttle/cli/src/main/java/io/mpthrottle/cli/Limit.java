// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Hardcap;
import io.mpthrottle.text.Numeral;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A limit as it is written on the command line: what {@link io.mpthrottle.Limit#parse} reads, such as {@code 20000/s} or {@code
 * window:50/10s}, or {@code none}.
 *
 * @param limit the limit; null stands for none
 * @param namesHardcap whether the text names the hardcap, so that the option for it says nothing here
 */
record Limit(io.mpthrottle.@Nullable Limit limit, boolean namesHardcap) {

    static final String EXPECTED = "units per time such as 20000/s, 50/10s or window:10k/min, or none";

    static final Limit NONE = new Limit(null, false);

    /**
     * Reads a limit.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static Limit parse(String text) {
        if (text.equalsIgnoreCase("none")) {
            return NONE;
        }
        if (text.indexOf('/') < 0) {
            throw Numeral.misread(EXPECTED, text, text);
        }
        return new Limit(io.mpthrottle.Limit.parse(text), text.indexOf(':') >= 0);
    }

    boolean isNone() {
        return limit == null;
    }

    private io.mpthrottle.Limit there() {
        return Objects.requireNonNull(limit, "none has no numbers");
    }

    /** The limit, under this hardcap unless it names its own. */
    io.mpthrottle.Limit under(Hardcap hardcap) {
        io.mpthrottle.Limit written = there();
        if (namesHardcap) {
            return written;
        }
        return io.mpthrottle.Limit.of(written.maxN(), written.per(), hardcap)
                .margin(written.marginUnits(), written.marginTime());
    }

    /** Written so that it can be read again. */
    @Override
    public String toString() {
        if (isNone()) {
            return "none";
        }
        String text = there().toString();
        int colon = text.indexOf(':') + 1;
        int slash = text.indexOf('/');
        return text.substring(0, colon) + Units.count(there().maxN()) + text.substring(slash);
    }
}
