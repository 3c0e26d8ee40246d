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
                "10k/s 10000 PT1S",
                "2.5M/s 2500000 PT1S",
                "1G/s 1000000000 PT1S",
                "1e3/s 1000 PT1S",
                "1E6/s 1000000 PT1S",
                "1.5e3/s 1500 PT1S",
                "4.0/s 4 PT1S",
                "0.5/s 1 PT2S",
                "0.4/s 1 PT2.5S",
                "0.001k/s 1 PT1S",
                "0.1/100ms 1 PT1S",
                "0.75/3s 1 PT4S",
                "4/sec 4 PT1S",
                "4/second 4 PT1S",
                "4/10seconds 4 PT10S",
                "1000/1m 1000 PT1M",
                "4/m 4 PT1M",
                "4/minute 4 PT1M",
                "4/5minutes 4 PT5M",
                "1/hour 1 PT1H",
                "5/2hours 5 PT2H",
                "1/day 1 PT24H",
                "5/7days 5 PT168H",
            })
    void readsUnitsPerTime(String text, long maxN, Duration per) {
        Limit limit = Limit.parse(text);

        assertThat(limit.limit().maxN()).isEqualTo(maxN);
        assertThat(limit.limit().per()).isEqualTo(per);
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
                "4/S",
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
                "٤/s",
                "1,,0/s",
                "1_/s",
                "1,0/s",
                "1,5/s",
                "0,500/s",
                "1000,000/s",
                "1,000_000/s",
                "1,000,/s",
                ".5/s",
                "5./s",
                "0.3/s",
                "2.5/10s",
                "+4/s",
                "1e-3/s",
                "1e/s",
                "1e3k/s",
                "10K/s",
                "10kk/s",
                "10m/s",
                "10T/s",
                "4/1,0s",
                "4/1__0s",
                "4/5ks",
                "4/minuts",
                "4/mins",
                "4/10s ",
                "4/10s,",
                "1.5"
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
                "1e99/s|fewer than 2^63 units, but was '1e99' in '1e99/s'",
                "x/10s|a number of units such as 20000, 1,000,000, 1e6 or 10k (k, M, G), but was 'x' in 'x/10s'",
                "4/x|a time span such as 10s, 500ms or 2min (units: ns, us, µs, ms, s, min, h, d), but was 'x' in '4/x'",
                "4.5/s|a whole number of units such as 9/2s, but was '4.5' in '4.5/s'",
                "0.3/s|a whole number of units such as 3/10s, but was '0.3' in '0.3/s'",
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
        assertThat(Limit.parse("50/10s").limit().perSecond()).isEqualTo(5);
        assertThat(Limit.parse("5/100ms").limit().perSecond()).isEqualTo(50);
    }
}
