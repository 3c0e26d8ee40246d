// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "4/s 4 PT1S",
                "50/10s 50 PT10S",
                "1000000/s 1000000 PT1S",
                "1,000,000/s 1000000 PT1S",
                "1_000_000/s 1000000 PT1S",
                "600/min 600 PT1M",
                "600/1min 600 PT1M",
                "5/100ms 5 PT0.1S",
                "3/250us 3 PT0.00025S",
                "3/250µs 3 PT0.00025S",
                "3/250μs 3 PT0.00025S",
                "1/ns 1 PT0.000000001S",
                "7/0.5h 7 PT30M",
                "1/d 1 PT24H",
            })
    void readsUnitsPerTime(String text, long maxN, Duration per) {
        Limit limit = Limit.parse(text);

        assertThat(limit.maxN()).isEqualTo(maxN);
        assertThat(limit.per().duration()).isEqualTo(per);
        assertThat(limit.isNone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", "None"})
    void readsNone(String text) {
        assertThat(Limit.parse(text)).isEqualTo(Limit.NONE);
        assertThat(Limit.parse(text).isNone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4",
                "/s",
                "4/",
                "x/s",
                "4/x",
                "4/10",
                "4/sec",
                "4/S",
                "4/m",
                "-4/s",
                "4/-1s",
                "4.5/s",
                "4//s",
                "4/s/s",
                "4 /s",
                "_4/s",
                ",4/s",
                "unlimited",
                "4/1e3s",
                "٤/s"
            })
    void saysWhatIsExpectedInsteadOf(String text) {
        assertThatThrownBy(() -> Limit.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected ")
                .hasMessageContaining("such as")
                .hasMessageContaining("but was '");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0/s|at least 1 unit",
                "4/0s|longer than zero",
                "4/0.1ns|whole number of nanoseconds",
                "4/110000d|below 2^63",
                "9223372036854775808/s|fewer than 2^63",
            })
    void saysWhichBoundIsPassed(String text, String bound) {
        assertThatThrownBy(() -> Limit.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(bound);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "20000/s 20,000/s",
                "50/10s 50/10s",
                "600/60s 600/min",
                "5/100ms 5/100ms",
                "5/1500ms 5/1500ms",
                "1/24h 1/d",
                "1/1ns 1/ns",
                "none none",
            })
    void writesTheShortestForm(String text, String written) {
        assertThat(Limit.parse(text)).hasToString(written);
    }

    @Test
    void knowsItsRate() {
        assertThat(Limit.parse("50/10s").perSecond()).isEqualTo(5);
        assertThat(Limit.parse("5/100ms").perSecond()).isEqualTo(50);
    }
}
