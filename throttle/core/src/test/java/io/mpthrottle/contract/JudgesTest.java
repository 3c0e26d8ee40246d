// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The judges themselves: each convicts the guilty and nobody else. */
class JudgesTest {
    @Test
    void onlyBracketsThatLieWithinTheWindowProveABreach() {
        assertThat(seen(0, 10, 90, 99).mostCertainlyWithin(100)).isEqualTo(2);
        assertThat(seen(0, 10, 90, 100).mostCertainlyWithin(100))
                .as("the window is half-open")
                .isOne();
        assertThat(seen(0, 10, 90, 5000).mostCertainlyWithin(100))
                .as("who knows when")
                .isOne();
        assertThat(seen(50, 60, 0, 149, 100, 120).mostCertainlyWithin(100)).isEqualTo(2);
        assertThat(seen(50, 60, 51, 149, 100, 120).mostCertainlyWithin(100)).isEqualTo(3);
    }

    @Test
    void theLimitBoundIsExceededByTheGrantThatIsOneTooMany() {
        // 2 per 100 ns: 2 + 1 at an instant, one more every 50 ns
        assertThat(seen(0, 0, 1, 1, 2, 2).worstExcessOverLimitBound(2, 100)).isZero();
        assertThat(seen(0, 0, 1, 1, 2, 2, 3, 3).worstExcessOverLimitBound(2, 100))
                .isOne();
        assertThat(seen(0, 0, 1, 1, 2, 2, 49, 49).worstExcessOverLimitBound(2, 100))
                .isZero();
        assertThat(seen(0, 0, 1, 1, 2, 2, 3, 49).worstExcessOverLimitBound(2, 100))
                .as("perhaps at 49")
                .isZero();
        assertThat(seen(500, 500, 900, 901, 902, 903, 904, 905, 906, 907).worstExcessOverLimitBound(2, 100))
                .isOne();
    }

    @Test
    void theExactJudgesAreExact() {
        grants(0, 5, 100, 105).assertAtMostInAnyHalfOpenWindow(2, 100);
        assertThatThrownBy(() -> grants(0, 5, 99).assertAtMostInAnyHalfOpenWindow(2, 100))
                .isInstanceOf(AssertionError.class);
        grants(0, 0, 0, 49, 99).assertWithinLimitBound(2, 100);
        assertThatThrownBy(() -> grants(0, 0, 0, 48).assertWithinLimitBound(2, 100))
                .isInstanceOf(AssertionError.class);
        grants(0, 34, 67).assertNeverAheadOf(new Schedule(3, 100), 0);
        assertThatThrownBy(() -> grants(0, 33).assertNeverAheadOf(new Schedule(3, 100), 0))
                .isInstanceOf(AssertionError.class);
        assertThat(grants(0, 10, 20).youngerThan(11, 21)).isOne();
        assertThat(grants(0, 10, 20).youngerThan(12, 21)).isEqualTo(2);
    }

    private static Sightings seen(long... beforeAndAfterNs) {
        Sightings.Log log = new Sightings.Log();
        for (int i = 0; i < beforeAndAfterNs.length; i += 2) {
            log.add(beforeAndAfterNs[i], beforeAndAfterNs[i + 1]);
        }
        return Sightings.of(List.of(log));
    }

    private static Grants grants(long... atNs) {
        Grants grants = new Grants();
        for (long ns : atNs) {
            grants.add(ns);
        }
        return grants;
    }
}
