// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MostWithinTest {
    @Test
    void agreesWithLookingAtEveryWindow() {
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            long[] instants = random.longs(random.nextInt(40), 0, 100).sorted().toArray();
            long window = 1L + random.nextInt(50);

            assertThat(MostWithin.most(instants, window)).isEqualTo(byLooking(instants, window));
        }
    }

    @Test
    void aWindowIsHalfOpen() {
        assertThat(MostWithin.most(new long[] {0, 10, 20}, 10)).isEqualTo(1);
        assertThat(MostWithin.most(new long[] {0, 10, 20}, 11)).isEqualTo(2);
        assertThat(MostWithin.most(new long[] {}, 10)).isZero();
    }

    @Test
    void onlyWhatLiesWhollyInAWindowIsCertain() {
        long[] notBefore = {0, 3, 9, 10};
        long[] notAfter = {1, 12, 9, 11};

        assertThat(MostWithin.certain(notBefore, notAfter, 1)).isEqualTo(1); // 9
        assertThat(MostWithin.certain(notBefore, notAfter, 3)).isEqualTo(2); // 9, 10 to 11
        assertThat(MostWithin.certain(notBefore, notAfter, 10)).isEqualTo(3); // but the first
        assertThat(MostWithin.certain(notBefore, notAfter, 13)).isEqualTo(4);
    }

    @Test
    void instantsThatAreKnownExactlyAreCertain() {
        long[] instants = new Random(7).longs(40, 0, 100).sorted().toArray();

        assertThat(MostWithin.certain(instants, instants, 20)).isEqualTo(MostWithin.most(instants, 20));
    }

    private static int byLooking(long[] instants, long window) {
        long most = 0;
        for (long begin = -50; begin < 150; begin++) {
            long from = begin;
            most = Math.max(
                    most,
                    Arrays.stream(instants)
                            .filter(at -> at >= from && at < from + window)
                            .count());
        }
        return (int) most;
    }
}
