// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A limit as a value and as a text. */
class LimitTest {
    private static final Limit ORDERS = Limit.of(50, Duration.ofSeconds(10), Hardcap.WINDOW);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50/10s|50|PT10S|LIMIT|0|PT0S",
                "window:50/10s|50|PT10S|WINDOW|0|PT0S",
                "WINDOW: 50/10s|50|PT10S|WINDOW|0|PT0S",
                "one:4/s|4|PT1S|ONE|0|PT0S",
                "none:1,000/min|1000|PT1M|NONE|0|PT0S",
                "limit:10k/h|10000|PT1H|LIMIT|0|PT0S",
                "window:50/10s margin 2, 5ms|50|PT10S|WINDOW|2|PT0.005S",
                "window:50/10s margin 2|50|PT10S|WINDOW|2|PT0S",
                "50/10s margin 0,5ms|50|PT10S|LIMIT|0|PT0.005S",
                "0.5/s|1|PT2S|LIMIT|0|PT0S",
                "5000/s margin 1,000, 5ms|5000|PT1S|LIMIT|1000|PT0.005S",
                "5000/s margin 1,000|5000|PT1S|LIMIT|1000|PT0S",
                "5000/s margin 1k|5000|PT1S|LIMIT|1000|PT0S",
            })
    void readsWhatPeopleWrite(
            String text, long maxN, Duration per, Hardcap hardcap, long marginUnits, Duration marginTime) {
        Limit limit = Limit.parse(text);

        assertThat(limit).isEqualTo(Limit.of(maxN, per, hardcap).margin(marginUnits, marginTime));
        assertThat(limit.maxN()).isEqualTo(maxN);
        assertThat(limit.per()).isEqualTo(per);
        assertThat(limit.hardcap()).isEqualTo(hardcap);
        assertThat(limit.marginUnits()).isEqualTo(marginUnits);
        assertThat(limit.marginTime()).isEqualTo(marginTime);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bucket:50/10s|expected limit, one, none or window before the colon, but was 'bucket' in 'bucket:50/10s'",
                ":50/10s|expected limit, one, none or window before the colon, but was '' in ':50/10s'",
                "window:|expected a limit such as 20000/s",
                "window:50|but was '50' in 'window:50'",
                "window:x/s|expected a number of units such as 20000, 1,000,000, 1e6 or 10k (k, M, G), but was 'x' in 'window:x/s'",
                "50/10x|expected a time span such as 10s",
                "0/s|expected at least 1 unit, but was '0/s'",
                "4.5/s|expected a whole number of units such as 9/2s, but was '4.5' in '4.5/s'",
                "50/10s margin x|expected a margin of units and time such as 2, 5ms, but was 'x' in '50/10s margin x'",
                "50/10s margin 2, 5|expected a margin of units and time such as 2, 5ms, but was '2, 5'",
                "50/10s margin 2, 5x|expected a time span such as 10s",
                "50/10s margin 1.5|expected fewer than 2^63 units, but was '1.5'",
                "50/10s margin 50|the margin must be less than the 50 units of the limit, but was 50: there would never be fuel",
                "1001/us|maxN must be at most one unit a nanosecond, but was 1001 per 1000 ns",
                "50/10s 2|expected",
                "4 /s|expected",
            })
    void saysWhichPartItCannotRead(String text, String complaint) {
        assertThatThrownBy(() -> Limit.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @Property
    void aTextIsReadBackAsItself(
            @ForAll @LongRange(min = 1, max = 1L << 40) long maxN,
            @ForAll @LongRange(min = 1L << 40, max = 1L << 61) long perNs,
            @ForAll Hardcap hardcap,
            @ForAll long units,
            @ForAll @LongRange(min = 0, max = 1L << 61) long timeNs) {
        Limit limit = Limit.of(maxN, Duration.ofNanos(perNs), hardcap)
                .margin(Math.floorMod(units, maxN), Duration.ofNanos(timeNs));

        assertThat(Limit.parse(limit.toString())).isEqualTo(limit).hasSameHashCodeAs(limit);
    }

    @Test
    void isWrittenTheShortestWay() {
        assertThat(Limit.of(20_000, Duration.ofSeconds(1))).hasToString("20000/s");
        assertThat(ORDERS).hasToString("window:50/10s");
        assertThat(ORDERS.margin(2, Duration.ofMillis(5))).hasToString("window:50/10s margin 2, 5ms");
        assertThat(ORDERS.margin(2, Duration.ZERO)).hasToString("window:50/10s margin 2");
    }

    @Test
    void differsWhereAnyPartDoes() {
        assertThat(ORDERS)
                .isNotEqualTo(Limit.of(51, Duration.ofSeconds(10), Hardcap.WINDOW))
                .isNotEqualTo(Limit.of(50, Duration.ofSeconds(11), Hardcap.WINDOW))
                .isNotEqualTo(Limit.of(50, Duration.ofSeconds(10), Hardcap.ONE))
                .isNotEqualTo(ORDERS.margin(1, Duration.ZERO))
                .isNotEqualTo(ORDERS.margin(0, Duration.ofNanos(1)))
                .isNotEqualTo("window:50/10s");
        assertThat(ORDERS.perSecond()).isEqualTo(5);
    }

    @Test
    void refusesAMarginThatIsOutOfRange() {
        assertThatThrownBy(() -> ORDERS.margin(-1, Duration.ZERO))
                .hasMessage("the margin must be at least 0 units, but was -1");
        assertThatThrownBy(() -> ORDERS.margin(0, Duration.ofNanos(-1)))
                .hasMessageStartingWith("the margin must not be a negative time");
        assertThatThrownBy(() -> ORDERS.margin(0, Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("margin must be below 2^63 ns");
        assertThatThrownBy(() -> Limit.parse(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("text");
        assertThatThrownBy(() -> ORDERS.margin(0, Duration.ofNanos(Long.MAX_VALUE)))
                .hasMessageStartingWith("per with its margin must be below 2^63 ns");
        assertThatThrownBy(() -> Limit.of(1, Duration.ofSeconds(1), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("hardcap");
    }
}
