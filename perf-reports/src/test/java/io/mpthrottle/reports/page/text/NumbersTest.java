// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expectations have an underscore for the thin space. */
class NumbersTest {
    private static String underscored(final String text) {
        return text.replace('\u202f', '_');
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsADash(final double value) {
        assertThat(Numbers.three(value)).isEqualTo("–");
        assertThat(Numbers.fixed(value, 2)).isEqualTo("–");
        assertThat(Numbers.change(value)).isEqualTo("–");
        assertThat(Numbers.percent(value, 1)).isEqualTo("–");
        assertThat(Numbers.times(value)).isEqualTo("–");
        assertThat(Numbers.time(value)).isEqualTo("–");
        assertThat(Numbers.rate(value)).isEqualTo("–");
        assertThat(Numbers.bytes(value)).isEqualTo("–");
    }

    @Test
    void whatIsNotThereIsADash() {
        assertThat(Numbers.three(null)).isEqualTo("–");
        assertThat(Numbers.fixed(null, 2)).isEqualTo("–");
        assertThat(Numbers.change(null)).isEqualTo("–");
        assertThat(Numbers.probability(null)).isEqualTo("–");
        assertThat(Numbers.bytes(null)).isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "6, 6",
        "10, 10",
        "1.5, 1.5",
        "6.001, 6.00",
        "1.2345, 1.23",
        "0.012345, 0.0123",
        "999.4, 999",
        "999.5, 1_000",
        "-999.5, −1_000",
        "1000, 1_000",
        "1234567.8, 1_234_568",
        "-3.14159, −3.14",
        "1e-7, 0.0000001"
    })
    void threeDigitsAndThousandsApart(final double value, final String text) {
        assertThat(underscored(Numbers.three(value))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0_ns",
        "1.05, 1.05_ns",
        "999.4, 999_ns",
        "999.6, 1.00_µs",
        "1000, 1_µs",
        "54321, 54.3_µs",
        "999600000, 1.00_s",
        "7.2e12, 7_200_s",
        "-31, −31_ns",
        "-2500, −2.5_µs"
    })
    void timesInTheUnitThatSuitsThem(final double ns, final String text) {
        assertThat(underscored(Numbers.time(ns))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.0_%", "1.0004, 0.0_%", "0.9996, 0.0_%", "1.098, +9.8_%", "0.972, −2.8_%", "3, +200.0_%"})
    void changesHaveASignUnlessThereIsNone(final double ratio, final String text) {
        assertThat(underscored(Numbers.change(ratio))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, < 0.001", "0.00099, < 0.001", "0.001, 0.001", "0.62, 0.620", "1, 1.000"})
    void probabilitiesAreNotMoreExactThanAnybodyNeeds(final double p, final String text) {
        assertThat(Numbers.probability(p)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.049, 0", "-0.049, 0", "0.05, 0.05", "64, 64"})
    void bytesOfTheProfilersOwnAreNothing(final double bytes, final String text) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(text);
    }
}
