// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The ring of returns at its edges: three entries for one unit, so it is soon around its end, and full. */
class ReturnsTest {
    private static final long SPAN_NS = 1_000;

    private final Returns returns = new Returns(1, SPAN_NS);

    @Test
    void isEmptyUntilAUnitIsAddedAndAfterItIsReleased() {
        assertThat(returns.isEmpty()).isTrue();
        returns.add(10);
        assertThat(returns.isEmpty()).isFalse();
        assertThat(returns.release(10 + SPAN_NS)).isEqualTo(1);
        assertThat(returns.isEmpty()).isTrue();
    }

    @Test
    void aUnitIsBackASpanAfterItWasTaken() {
        returns.add(10);

        assertThat(returns.untilNextNs(10)).isEqualTo(SPAN_NS);
        assertThat(returns.untilNextNs(400)).isEqualTo(610);
        assertThat(returns.release(9 + SPAN_NS)).isZero();
        assertThat(returns.release(10 + SPAN_NS)).isEqualTo(1);
    }

    @Test
    void withNothingOutTheNextReturnIsASpanOff() {
        assertThat(returns.untilNextNs(400)).isEqualTo(SPAN_NS);
        returns.add(10);
        returns.release(10 + SPAN_NS);
        assertThat(returns.untilNextNs(5_000)).isEqualTo(SPAN_NS);
    }

    @Test
    void equalReadingsShareAnEntry() {
        for (int i = 0; i < 5; i++) {
            returns.add(10);
            returns.add(20);
        }

        assertThat(returns.release(10 + SPAN_NS)).isEqualTo(5);
        assertThat(returns.release(20 + SPAN_NS)).isEqualTo(5);
    }

    @Test
    void readingsComeBackInOrderAroundTheEndOfTheRing() {
        for (int round = 0; round < 7; round++) {
            final long ns = 100L * round;
            returns.add(ns + 30);
            returns.add(ns + 10);
            returns.add(ns + 20);
            assertThat(returns.release(ns + 9 + SPAN_NS)).isZero();
            assertThat(returns.release(ns + 10 + SPAN_NS)).isEqualTo(1);
            assertThat(returns.release(ns + 25 + SPAN_NS)).isEqualTo(1);
            returns.add(ns + 31);
            assertThat(returns.release(ns + 30 + SPAN_NS)).isEqualTo(1);
            assertThat(returns.release(ns + 31 + SPAN_NS)).isEqualTo(1);
            assertThat(returns.isEmpty()).isTrue();
        }
    }

    @Test
    void aUnitTooManyComesBackWithTheNextLaterOne() {
        fillAroundTheEnd();
        returns.add(15);

        assertThat(returns.release(15 + SPAN_NS)).isEqualTo(1);
        assertThat(returns.release(20 + SPAN_NS)).isEqualTo(2);
        assertThat(returns.release(30 + SPAN_NS)).isEqualTo(1);
    }

    @Test
    void orTakesTheLastOneWithIt() {
        fillAroundTheEnd();
        returns.add(40);

        assertThat(returns.release(20 + SPAN_NS)).isEqualTo(2);
        assertThat(returns.release(39 + SPAN_NS)).isZero();
        assertThat(returns.release(40 + SPAN_NS)).isEqualTo(2);
    }

    /** Three entries, the first of them in the last slot. */
    private void fillAroundTheEnd() {
        returns.add(1);
        returns.add(2);
        assertThat(returns.release(2 + SPAN_NS)).isEqualTo(2);
        returns.add(10);
        returns.add(20);
        returns.add(30);
    }

    @Test
    void asManyUnitsAsTheQueueHoldsAreKeptToTheNanosecond() {
        final Returns exact = new Returns(Returns.EXACT_UNITS, 1_000_000);
        exact.add(1);

        assertThat(exact.release(1_000_000)).isZero();
        assertThat(exact.release(1_000_001)).isEqualTo(1);
    }

    @Test
    void moreAreRoundedUpToAGrid() {
        final Returns coarse = new Returns(Returns.EXACT_UNITS + 1L, 10L * Returns.EXACT_UNITS);
        coarse.add(1);
        coarse.add(11);
        coarse.add(12);

        assertThat(coarse.release(10L * Returns.EXACT_UNITS + 10)).isZero();
        assertThat(coarse.release(10L * Returns.EXACT_UNITS + 11)).isEqualTo(2);
        assertThat(coarse.release(10L * Returns.EXACT_UNITS + 22)).isEqualTo(1);
    }
}
