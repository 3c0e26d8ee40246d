// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000000|1,000,000/s",
                "999.6|1,000/s",
                "12.34|12.3/s",
                "4|4.00/s",
                "0|0/s",
                "1.1574e-5|0.0000116/s"
            })
    void rates(double perSecond, String text) {
        assertThat(Units.rate(perSecond)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 ns",
                "25.72|25.7 ns",
                "999.4|999 ns",
                "999.6|1.00 µs",
                "50000|50.0 µs",
                "1020|1.02 µs",
                "999499|999 µs",
                "999501|1.00 ms",
                "2500000000|2.50 s",
            })
    void times(double nanos, String text) {
        assertThat(Units.time(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT5S|5.000 s",
                "PT0.0004S|0.000 s",
                "PT1M|1 min 0.0 s",
                "PT2M59.97S|2 min 59.9 s",
                "PT26H3M4.5S|26 h 3 min 4.5 s",
            })
    void runtimes(Duration time, String text) {
        assertThat(Units.runtime(time)).isEqualTo(text);
    }

    @Test
    void oneIsNoPlural() {
        assertThat(Units.count(0, "line")).isEqualTo("0 lines");
        assertThat(Units.count(1, "line")).isEqualTo("1 line");
        assertThat(Units.count(20_000, "unit")).isEqualTo("20,000 units");
    }

    @Test
    void bytesAndShares() {
        assertThat(Units.bytes(0)).isEqualTo("0 B");
        assertThat(Units.bytes(53)).isEqualTo("53 B");
        assertThat(Units.bytes(5_677_773)).isEqualTo("5.68 MB");
        assertThat(Units.bytes(1_078_776_870)).isEqualTo("1.08 GB");
        assertThat(Units.share(0.99769)).isEqualTo("99.77 %");
    }
}
