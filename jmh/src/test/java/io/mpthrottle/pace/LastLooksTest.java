// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.IdleStrategy;
import org.junit.jupiter.api.Test;

class LastLooksTest {
    private final LastLooks looks = new LastLooks();

    /** Its grant lies after the call, and before it is asked here. */
    @Test
    void whoNeverWaitedLookedWhenItCalled() {
        long calledNs = System.nanoTime();

        assertThat(looks.notBefore(calledNs)).isEqualTo(calledNs);
    }

    @Test
    void whoWaitedLookedAfterItsLastWait() {
        long calledNs = System.nanoTime();
        IdleStrategy idle = looks.get();
        idle.idle();
        long waitedNs = System.nanoTime();
        idle.idle();

        assertThat(looks.notBefore(calledNs)).isBetween(waitedNs, System.nanoTime());
    }

    @Test
    void aWaitBeforeTheCallIsNone() {
        looks.get().idle();
        long calledNs = System.nanoTime();

        assertThat(looks.notBefore(calledNs)).isEqualTo(calledNs);
    }
}
