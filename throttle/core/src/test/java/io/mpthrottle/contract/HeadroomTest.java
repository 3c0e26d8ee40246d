// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.ByHand.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Limit;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The last units are for urgent work alone, and everything else is as without them. */
class HeadroomTest {
    private static final Limit BURST = Limit.of(50, Duration.ofSeconds(10), Hardcap.WINDOW);

    private final ByHand hand = new ByHand(new ManualClock(77));

    @Test
    void cancelsGetThroughWhenOrdersDoNot() throws Exception {
        try (Throttle throttle = hand.builder().limits(BURST).headroom(5).build()) {
            hand.begin(throttle);
            hand.step(throttle, Duration.ZERO);

            assertThat(take(throttle.urgent(), 10))
                    .as("what all may take comes first")
                    .isEqualTo(10);
            assertThat(take(throttle, 100)).isEqualTo(35);
            assertThat(throttle.stats().held()).isEqualTo(5);
            assertThat(throttle.awaitFuel(Duration.ZERO)).isFalse();
            assertThat(throttle.urgent().awaitFuel(Duration.ZERO)).isTrue();
            assertThat(take(throttle.urgent(), 100)).isEqualTo(4);
            assertThat(throttle.stats().granted()).isEqualTo(50);
            assertThat(throttle.stats().held()).isZero();

            hand.step(throttle, Duration.ofSeconds(10));
            assertThat(throttle.stats().held()).isEqualTo(50);
            assertThat(take(throttle, 100)).as("the headroom is filled first").isEqualTo(45);
        }
    }

    /** Of a window that has more units than can be placed at once, the others get the larger part of those. */
    @Test
    void aLargeHeadroomLeavesFuelForTheOthers() throws Exception {
        try (Throttle throttle = hand.builder()
                .limits(Limit.of(100_000, Duration.ofSeconds(1), Hardcap.WINDOW))
                .headroom(32_768)
                .build()) {
            hand.begin(throttle);
            hand.step(throttle, Duration.ZERO);
            assertThat(take(throttle, 100_000)).isEqualTo(32_768);
        }
    }

    /** Whoever takes whatever in which order: workers see what is beyond the headroom, urgent ones all. */
    @Property(tries = 500)
    void workersSeeWhatIsBeyondIt(
            @ForAll final long seed,
            @ForAll @IntRange(min = 2, max = 60) final int maxN,
            @ForAll Hardcap hardcap,
            @ForAll @IntRange(max = 8) final int lines)
            throws Exception {
        if (hardcap == Hardcap.ONE) {
            return;
        }
        final Random random = new Random(seed);
        final int headroom = 1 + random.nextInt(maxN - 1);
        try (Throttle throttle = hand.builder()
                .limits(Limit.of(maxN, Duration.ofNanos(100L * maxN), hardcap))
                .headroom(headroom)
                .lines(1 + lines)
                .build()) {
            hand.begin(throttle);
            for (int round = 0; round < 60; round++) {
                hand.step(throttle, Duration.ofNanos(random.nextInt(random.nextInt(10) == 0 ? 10_000 : 500)));
                final long held = throttle.stats().held();
                final int wanted = random.nextInt(maxN + 5);
                if (random.nextBoolean()) {
                    assertThat(take(throttle, wanted)).isEqualTo((int) Math.min(wanted, Math.max(0, held - headroom)));
                } else {
                    assertThat(take(throttle.urgent(), wanted)).isEqualTo((int) Math.min(wanted, held));
                }
            }
            final long granted = throttle.stats().granted();
            throttle.stop();
            assertThat(throttle.stats().granted()).isEqualTo(granted);
            assertThat(throttle.urgent().hasFuel()).isFalse();
        }
    }

    @Test
    void refusesWhatLeavesNothingForTheOthers() {
        assertThatThrownBy(() -> hand.builder().headroom(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("headroom must be 0 to 32768, but was -1");
        assertThatThrownBy(() -> hand.builder().limits(BURST).headroom(50).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "headroom must be less than the units of each limit, but was 50: nobody else would ever have fuel");
        assertThatThrownBy(() -> hand.builder()
                        .limits(BURST.margin(10, Duration.ZERO), Limit.of(100, Duration.ofSeconds(1)))
                        .headroom(40)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hand.builder()
                        .limits(BURST, Limit.of(3, Duration.ofSeconds(1), Hardcap.ONE))
                        .headroom(1)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hand.builder().asThrottle(false).headroom(1).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("headroom must be 0 when asThrottle is false, but was 1");
        try (Throttle throttle = hand.builder().limits(BURST).build()) {
            assertThatThrownBy(throttle::urgent)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("urgent() is there only with a headroom, but throttle \"throttle\" has none");
        }
    }
}
