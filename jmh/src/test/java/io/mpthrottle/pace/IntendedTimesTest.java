// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grid of intended instants is exact, beside arithmetic that cannot overflow or round. */
class IntendedTimesTest {
    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000);
    private static final long ORIGIN = Long.MAX_VALUE - 12_345; // a clock may wrap

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 100, 1_000_003, 7_000_000, 10_000_000, 999_999_999, 1_000_000_000})
    void isTheExactInstantRoundedUp(long rate) {
        IntendedTimes grid = new IntendedTimes(rate, ORIGIN);
        for (long unit = 0; unit < 10_000; unit++) {
            assertThat(grid.nextNs() - ORIGIN).isEqualTo(exactNs(unit, rate));
            grid.advance();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 100, 1_000_003, 7_000_000, 10_000_000, 999_999_999, 1_000_000_000})
    void countsAUnitFromItsInstantOn(long rate) {
        for (long unit : new long[] {0, 1, 2, 99, 1_000_000, 60 * rate}) {
            long dueNs = exactNs(unit, rate);
            assertThat(IntendedTimes.dueBy(rate, dueNs)).isEqualTo(unit + 1);
            assertThat(IntendedTimes.dueBy(rate, dueNs - 1)).isEqualTo(unit);
        }
    }

    private static long exactNs(long unit, long rate) {
        BigInteger[] ns = BigInteger.valueOf(unit).multiply(SECOND).divideAndRemainder(BigInteger.valueOf(rate));
        return ns[0].longValueExact() + (ns[1].signum() > 0 ? 1 : 0);
    }
}
