// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApartTest {
    @Test
    void whatIsApartStaysWhereItIs() {
        assertThat(Apart.down(new double[] {10, 30, 60}, 16, 100)).containsExactly(10, 30, 60);
    }

    @Test
    void whatMeetsIsPushedDown() {
        assertThat(Apart.down(new double[] {10, 10, 11}, 16, 100)).containsExactly(10, 26, 42);
    }

    @Test
    void theEdgePushesUpAgain() {
        assertThat(Apart.down(new double[] {95, 95, 95}, 16, 100)).containsExactly(68, 84, 100);
    }
}
