// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Positive;

/** All ways to write one limit are read as that limit, and a text that is nearly one of them is refused. */
class LimitProperties {

    @Property
    void everySpellingOfANumberIsThatNumber(
            @ForAll @LongRange(min = 1, max = 9_000) long leading, @ForAll @IntRange(max = 15) int zeroes) {
        long maxN = BigInteger.TEN.pow(zeroes).longValueExact() * leading;

        for (String spelling : spellings(maxN, leading, zeroes)) {
            // A span in which so many are at most one a nanosecond.
            assertThat(Limit.parse(spelling + "/106751d").limit().maxN())
                    .as(spelling)
                    .isEqualTo(maxN);
        }
    }

    private static List<String> spellings(long maxN, long leading, int zeroes) {
        List<String> spellings = new ArrayList<>(List.of(
                Long.toString(maxN),
                grouped(maxN, ","),
                grouped(maxN, "_"),
                maxN + ".00",
                leading + "e" + zeroes,
                leading + "E+" + zeroes));
        String[] factors = {"k", "M", "G"};
        for (int i = 0; i < factors.length; i++) {
            spellings.add(BigDecimal.valueOf(maxN).movePointLeft(3 * (i + 1)).toPlainString() + factors[i]);
        }
        return spellings;
    }

    @Property
    void aSeparatorElsewhereIsRefused(
            @ForAll @LongRange(min = 1) long maxN, @ForAll @IntRange(max = 25) int at, @ForAll boolean underscore) {
        String separator = underscore ? "_" : ",";
        String grouped = grouped(maxN, separator);
        String text = new StringBuilder(grouped)
                .insert(Math.min(at, grouped.length()), separator)
                .toString();

        assertThatThrownBy(() -> Limit.parse(text + "/s"))
                .hasMessageStartingWith("expected a number of units such as ")
                .hasMessageEndingWith("but was '" + text + "' in '" + text + "/s'");
    }

    @Property
    void aSeparatorThatIsMissingIsRefused(@ForAll @LongRange(min = 1_000_000) long maxN, @ForAll @Positive int which) {
        String[] groups = grouped(maxN, ",").split(",", -1);
        int joined = which % (groups.length - 1);
        StringBuilder text = new StringBuilder(groups[0]);
        for (int i = 1; i < groups.length; i++) {
            text.append(i - 1 == joined ? "" : ",").append(groups[i]);
        }

        assertThatThrownBy(() -> Limit.parse(text + "/s")).hasMessageStartingWith("expected a number of units");
    }

    @Property
    void aDecimalIsReadExactlyOrRefused(
            @ForAll @LongRange(min = 1, max = 1_000_000) long digits,
            @ForAll @IntRange(max = 9) int places,
            @ForAll @LongRange(min = 1, max = 1_000_000_000L) long perNanos) {
        BigDecimal written = BigDecimal.valueOf(digits, places);
        Assume.that(written.compareTo(BigDecimal.valueOf(perNanos)) <= 0);
        String text = written.toPlainString() + "/" + perNanos + "ns";
        Limit limit;
        try {
            limit = Limit.parse(text);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("expected a whole number of units such as ");
            Limit instead = Limit.parse(e.getMessage().replaceAll(".* such as (\\S+), but .*", "$1"));
            assertSameRate(instead, written, perNanos);
            assertThat(instead.limit().maxN()).isGreaterThan(1); // or it could have been read
            return;
        }

        assertSameRate(limit, written, perNanos);
    }

    private static void assertSameRate(Limit limit, BigDecimal units, long perNanos) {
        assertThat(units.multiply(BigDecimal.valueOf(limit.limit().per().toNanos())))
                .isEqualByComparingTo(BigDecimal.valueOf(limit.limit().maxN()).multiply(BigDecimal.valueOf(perNanos)));
    }

    @Property
    void everyNameOfAUnitIsThatUnit(@ForAll @LongRange(min = 1, max = 100_000) long count) {
        assertSameSpans(count, "us", "µs", "μs");
        assertSameSpans(count, "s", "sec", "second", "seconds");
        assertSameSpans(count, "min", "m", "minute", "minutes");
        assertSameSpans(count, "h", "hour", "hours");
        assertSameSpans(count, "d", "day", "days");
    }

    private static void assertSameSpans(long count, String first, String... others) {
        for (String other : others) {
            assertThat(Limit.parse("7/" + count + other)).isEqualTo(Limit.parse("7/" + count + first));
        }
    }

    @Property
    void aUnitAndALetterMoreIsNone(@ForAll char letter) {
        List<String> units = List.of("ns", "us", "µs", "ms", "s", "sec", "second", "min", "minute", "h", "hour", "day");
        Assume.that(letter != 's');
        for (String unit : units) {
            String longer = unit + letter;
            assertThatThrownBy(() -> Limit.parse("4/" + longer)).hasMessageStartingWith("expected a time span such as");
        }
    }

    private static String grouped(long n, String separator) {
        return String.format(Locale.ROOT, "%,d", n).replace(",", separator);
    }
}
