// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mpthrottle.text.TimeSpan;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** What is written can be read again, and what cannot be read is refused in the same way. */
class WrittenFormProperties {

    @Property
    void aTimeSpanIsReadBackAsItself(@ForAll @LongRange(min = 1) long nanos) {
        TimeSpan span = new TimeSpan(Duration.ofNanos(nanos));

        assertThat(TimeSpan.parse(span.toString())).isEqualTo(span);
    }

    @Property
    void aLimitIsReadBackAsItself(@ForAll @LongRange(min = 1) long maxN, @ForAll @LongRange(min = 1) long nanos) {
        Limit limit = new Limit(io.mpthrottle.Limit.of(1 + maxN % nanos, Duration.ofNanos(nanos)), false);

        assertThat(Limit.parse(limit.toString())).isEqualTo(limit);
    }

    @Property
    void anyOtherTextIsRefusedWithWhatIsExpected(@ForAll @StringLength(max = 12) String text) {
        Throwable limit = catchThrowable(() -> Limit.parse(text));
        Throwable span = catchThrowable(() -> TimeSpan.parse(text));

        assertThat(limit == null ? "expected" : limit.getMessage())
                .matches("(?s)(expected|maxN must|the margin must).*");
        assertThat(span == null ? "expected" : span.getMessage()).startsWith("expected");
    }

    @Property
    void everyFigureCanBeShown(@ForAll double figure, @ForAll long count) {
        assertThatCode(() -> {
                    Units.rate(Math.abs(figure));
                    Units.time(Math.abs(figure));
                    Units.bytes(Math.abs(figure));
                    Units.count(count);
                })
                .doesNotThrowAnyException();
    }
}
