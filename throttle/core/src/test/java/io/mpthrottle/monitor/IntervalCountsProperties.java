// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.HdrHistogram.Histogram;

/** Counts, beside HdrHistogram's own. */
class IntervalCountsProperties {
    @Property
    void areThoseOfAHistogram(@ForAll @Size(max = 200) final List<@From("intervals") Long> intervals) {
        final IntervalCounts counts = new IntervalCounts();
        final Histogram expected = IntervalCounts.newHistogram();
        for (final long intervalNs : intervals) {
            counts.record(intervalNs);
            expected.recordValue(intervalNs);
        }
        final Histogram copy = IntervalCounts.newHistogram();
        counts.addTo(copy);

        assertThat(copy).isEqualTo(expected);
        assertThat(copy.getMaxValue()).isEqualTo(expected.getMaxValue());
        assertThat(copy.getMinNonZeroValue()).isEqualTo(expected.getMinNonZeroValue());
    }

    /** Of every order of magnitude. */
    @Provide
    Arbitrary<Long> intervals() {
        return Arbitraries.integers()
                .between(1, 53)
                .flatMap(bits -> Arbitraries.longs().between(0, Math.min((1L << bits) - 1, IntervalCounts.LONGEST_NS)));
    }
}
