// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "10s PT10S 10s",
                "500ms PT0.5S 500ms",
                "2min PT2M 2min",
                "120s PT2M 2min",
                "1.5h PT1H30M 90min",
                "0.1ms PT0.0001S 100us",
                "1_000ns PT0.000001S 1us",
                "3d PT72H 3d",
                "90sec PT1M30S 90s",
                "1second PT1S 1s",
                "10seconds PT10S 10s",
                "3m PT3M 3min",
                "1minute PT1M 1min",
                "2hours PT2H 2h",
                "0.5day PT12H 12h",
                "86,400s PT24H 1d",
            })
    void readsAndWrites(String text, Duration duration, String written) {
        assertThat(TimeSpan.parse(text).duration()).isEqualTo(duration);
        assertThat(TimeSpan.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "s", "10", "ten s", "-1s", "0s", "1 s", "1S", "1.s", "10s10ms", "1e3s", "1,,0s", "1_s", "1,0s",
                "10ks"
            })
    void refuses(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected ")
                .hasMessageEndingWith("but was '" + text + "'");
    }
}
