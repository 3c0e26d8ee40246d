// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.ByHand.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Account;
import io.mpthrottle.Hardcap;
import io.mpthrottle.Limit;
import io.mpthrottle.Stats;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Several limits at once, on a clock that moves when it is told. */
class SeveralLimitsTest {
    private static final Limit BURST = Limit.of(50, Duration.ofSeconds(10), Hardcap.WINDOW);
    private static final Limit DAY = Limit.of(1_000, Duration.ofHours(24), Hardcap.WINDOW);
    private static final Limit PACED = Limit.of(4, Duration.ofSeconds(1));

    private final ManualClock clock = new ManualClock(Long.MAX_VALUE - 1_000);
    private final ByHand hand = new ByHand(clock);

    private Throttle throttle(final Limit first, final Limit... more) {
        return hand.builder().limits(first, more).build();
    }

    /** A venue's two windows for a day and a half, orders and cancels, against a model that keeps the instant of each grant. */
    @Test
    void twoWindowsWithAHeadroomAreGrantedByTheModelGrantByGrant() throws Exception {
        final Random random = new Random(22);
        final Deque<Long> burst = new ArrayDeque<>();
        final Deque<Long> day = new ArrayDeque<>();
        long total = 0;
        try (Throttle throttle = hand.builder().limits(BURST, DAY).headroom(5).build()) {
            hand.begin(throttle);
            final long endNs = clock.nowNs() + Duration.ofHours(36).toNanos();
            while (clock.nowNs() - endNs < 0) {
                hand.step(throttle, Duration.ofMillis(1 + random.nextInt(random.nextInt(50) == 0 ? 600_000 : 8_000)));
                forget(burst, BURST);
                forget(day, DAY);
                final int wanted = random.nextInt(90);
                final int there = Math.min(50 - burst.size(), 1_000 - day.size());
                final boolean cancels = random.nextInt(4) == 0;
                final int allowed = Math.min(wanted, cancels ? there : Math.max(0, there - 5));
                assertThat(take(cancels ? throttle.urgent() : throttle, wanted)).isEqualTo(allowed);
                for (int i = 0; i < allowed; i++) {
                    burst.add(clock.nowNs());
                    day.add(clock.nowNs());
                }
                total += allowed;
                final Stats stats = throttle.stats();
                assertThat(stats.accounts().get(0).held())
                        .isEqualTo(50 - backIn(stats.accounts().get(0), 50));
                assertThat(stats.granted()).isEqualTo(total);
            }
        }
        assertThat(total).isGreaterThan(1_000).isLessThanOrEqualTo(2_000);
    }

    /** The units that are out, as the account says. */
    private static long backIn(final Account account, final long units) {
        assertThat(account.granted() - account.returned() + account.held()).isEqualTo(units);
        return account.granted() - account.returned();
    }

    private void forget(final Deque<Long> grants, final Limit limit) {
        while (!grants.isEmpty() && clock.nowNs() - grants.peek() >= limit.per().toNanos()) {
            grants.remove();
        }
    }

    @Test
    void aLimitThatWaitsForAnotherGoesOnAsItsOwnRuleSays() throws Exception {
        try (Throttle throttle = throttle(PACED, Limit.of(2, Duration.ofSeconds(10), Hardcap.WINDOW))) {
            hand.begin(throttle);
            hand.step(throttle, Duration.ofMillis(2_500));
            assertThat(take(throttle, 10)).as("what the window lets go").isEqualTo(2);
            assertThat(throttle.stats().scarcest().hardcap()).isEqualTo(Hardcap.WINDOW);

            hand.step(throttle, Duration.ofMillis(1));
            hand.step(throttle, Duration.ofMillis(4_999));
            final List<Account> accounts = throttle.stats().accounts();
            assertThat(accounts.get(0).held()).as("LIMIT keeps at most maxN").isEqualTo(4);
            assertThat(accounts.get(0).granted()
                            + accounts.get(0).held()
                            + accounts.get(0).discarded())
                    .as("4 a second for 7.5 s, and the first at once")
                    .isEqualTo(31);
            assertThat(accounts.get(1).held()).isZero();
            assertThat(take(throttle, 10)).isZero();

            hand.step(throttle, Duration.ofMillis(5_000));
            assertThat(take(throttle, 10)).as("the window's units are back").isEqualTo(2);
            assertThat(throttle.stats().accounts().get(1).returned()).isEqualTo(2);
        }
    }

    @Test
    void stopDiscardsForSomeAndKeepsForOthers() throws Exception {
        try (Throttle throttle = throttle(PACED, BURST)) {
            hand.begin(throttle);
            hand.step(throttle, Duration.ofSeconds(1));
            assertThat(take(throttle, 1)).isEqualTo(1);
            throttle.stop();

            final List<Account> accounts = throttle.stats().accounts();
            assertThat(accounts.get(0).held()).isZero();
            assertThat(accounts.get(0).discarded())
                    .as("of five that fell due, one was taken")
                    .isEqualTo(4);
            assertThat(accounts.get(1).held()).isEqualTo(49);
            assertThat(accounts.get(1).discarded()).isZero();
        }
    }

    @Test
    void aMarginMakesItStricter() throws Exception {
        try (Throttle throttle = throttle(BURST.margin(2, Duration.ofMillis(5)))) {
            hand.begin(throttle);
            hand.step(throttle, Duration.ZERO);
            assertThat(take(throttle, 100)).isEqualTo(48);
            hand.step(throttle, Duration.ofMillis(10_004));
            assertThat(take(throttle, 100)).isZero();
            hand.step(throttle, Duration.ofMillis(1));
            assertThat(take(throttle, 100)).isEqualTo(48);
            assertThat(throttle.limits()).containsExactly(BURST.margin(2, Duration.ofMillis(5)));
            assertThat(throttle.stats().scarcest()).isEqualTo(BURST.margin(2, Duration.ofMillis(5)));
        }
    }

    /** What ran before may have taken all of it a moment ago. */
    @Test
    void aRestartedProcessHasNoSecondBurstWithinOneWindow() throws Exception {
        try (Throttle throttle = hand.builder()
                .limits(BURST, Limit.of(1, Duration.ofSeconds(3), Hardcap.ONE))
                .startsEmpty(true)
                .build()) {
            hand.begin(throttle);
            hand.step(throttle, Duration.ofNanos(9_999_999_999L));
            assertThat(take(throttle, 100)).isZero();
            assertThat(throttle.stats().accounts().get(1).held())
                    .as("ONE has waited for its own time")
                    .isEqualTo(1);

            hand.step(throttle, Duration.ofNanos(1));
            assertThat(take(throttle, 100)).isEqualTo(1);
            final Account burst = throttle.stats().accounts().get(0);
            assertThat(burst.returned()).as("nothing that was granted").isZero();
            assertThat(burst.granted() - burst.returned() + burst.held()).isEqualTo(50);
            throttle.stop();
            throttle.start();
            assertThat(throttle.stats().accounts().get(0).held())
                    .as("only the first start is empty")
                    .isEqualTo(49);
        }
    }

    @Test
    void tellsTheLimitsHoweverTheyWereSet() {
        try (Throttle throttle = Throttle.builder()
                .hardcap(Hardcap.WINDOW)
                .limit(50, Duration.ofSeconds(10))
                .build()) {
            assertThat(throttle.limits()).containsExactly(BURST);
        }
        try (Throttle throttle = throttle(PACED, DAY, BURST)) {
            assertThat(throttle.limits()).containsExactly(PACED, DAY, BURST);
        }
        try (Throttle throttle =
                Throttle.builder().asThrottle(false).limits(PACED).build()) {
            assertThat(throttle.limits()).isEmpty();
        }
    }

    @Test
    void refusesLimitsBesideALimitOrAHardcap() {
        assertThatThrownBy(
                        () -> Throttle.builder().limit(4, Duration.ofSeconds(1)).limits(PACED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("limits must not be set beside limit, which is one of them");
        assertThatThrownBy(() -> Throttle.builder().hardcap(Hardcap.ONE).limits(PACED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("limits must not be set beside hardcap: each limit has one of its own");
        assertThatThrownBy(() -> Throttle.builder().limits(PACED).limit(4, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("limit must not be set beside limits, which say it for each limit");
        assertThatThrownBy(() -> Throttle.builder().limits(PACED).hardcap(Hardcap.ONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("hardcap must not be set beside limits, which say it for each limit");
        assertThatThrownBy(() -> Throttle.builder().limits(PACED).limits(PACED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("limits must be set once, but were set a second time");
    }

    @Test
    void takesSixteenLimitsAndNoMore() throws Exception {
        final Limit[] sixteen = new Limit[16];
        Arrays.setAll(
                sixteen,
                i -> Limit.of(
                        20 + i,
                        Duration.ofSeconds(1 + i),
                        List.of(Hardcap.values()).get(i % 4)));
        try (Throttle throttle = throttle(PACED, Arrays.copyOf(sixteen, 15))) {
            hand.begin(throttle);
            hand.step(throttle, Duration.ofSeconds(1));
            assertThat(take(throttle, 100)).isEqualTo(1);
            assertThat(throttle.stats().scarcest().hardcap()).isEqualTo(Hardcap.ONE);
        }
        assertThatThrownBy(() -> Throttle.builder().limits(PACED, sixteen))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limits must be 1 to 16, but were 17");
        assertThatThrownBy(() -> Throttle.builder().limits(PACED, (Limit) null))
                .isInstanceOf(NullPointerException.class);
    }
}
