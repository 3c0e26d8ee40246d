// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.mpthrottle.Pace;
import org.assertj.core.data.Percentage;

/** What a view is compared with. */
final class Views {
    static final Pace NOTHING = new Pace(0, 0);

    private Views() {}

    /** An interval and, with it, its reciprocal. */
    static void assertPace(String view, Pace actual, double intervalNanos) {
        assertPace(view, actual, intervalNanos, 1e9 / intervalNanos);
    }

    static void assertPace(String view, Pace actual, double intervalNanos, double perSecond) {
        assertThat(actual.intervalNanos())
                .as("%s: interval of %s", view, actual)
                .isCloseTo(intervalNanos, offset(intervalNanos * 1e-9));
        assertThat(actual.perSecond())
                .as("%s: frequency of %s", view, actual)
                .isCloseTo(perSecond, Percentage.withPercentage(1e-7));
    }
}
