// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.lines.LineCount;
import io.mpthrottle.policy.Cap;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a throttle is built with where less is said, and the values that are just still good. What is refused: BadInputTest. */
class SettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void grantsEmitUnlessThereAreNone() {
        assertThat(new Settings(limited(1)).autoEmit).isTrue();
        assertThat(new Settings(limited(1).autoEmit(false)).autoEmit).isFalse();
        assertThat(new Settings(new Draft().asThrottle(false)).autoEmit).isFalse();
        assertThat(new Settings(new Draft().asThrottle(false).autoEmit(false)).autoEmit)
                .isFalse();
    }

    @Test
    void aFastThrottleIsCalibrated() {
        assertThat(new Settings(limited(49)).autoCalibrate).isTrue();
        assertThat(new Settings(limited(48)).autoCalibrate).isFalse();
        assertThat(new Settings(new Draft().limit(490, Duration.ofSeconds(10))).autoCalibrate)
                .isTrue();
    }

    @Test
    void orAsOneSays() {
        assertThat(new Settings(limited(1).autoCalibrate(true)).autoCalibrate).isTrue();
        assertThat(new Settings(limited(1_000).autoCalibrate(false)).autoCalibrate)
                .isFalse();
    }

    @Test
    void unlessThatWouldSayNothing() {
        assertThat(new Settings(limited(1_000).correction(0)).autoCalibrate).isFalse();
        assertThat(new Settings(limited(1_000).clock(() -> 0).autoCalibrate(true)).autoCalibrate)
                .isFalse();
        assertThat(new Settings(limited(1_000).asThrottle(false).autoCalibrate(true)).autoCalibrate)
                .isFalse();
    }

    @Test
    void linesThatAreSetAreThereAtOnceAndOthersOnlyWhereTheyHelp() {
        assertThat(new Settings(limited(1).lines(1)).lines).isEqualTo(new LineCount(1, true));
        assertThat(new Settings(limited(1).lines(3)).lines).isEqualTo(new LineCount(4, true));
        assertThat(new Settings(limited(1).lines(33)).lines).isEqualTo(new LineCount(64, true));

        LineCount unset = new Settings(limited(1)).lines;
        assertThat(unset.startsWithSeveral()).isFalse();
        assertThat(unset.most()).isBetween(Math.min(64, 2 * Runtime.getRuntime().availableProcessors()), 64);
    }

    @Test
    void aCorrectionIsTakenAsItIs() {
        assertThat(new Settings(limited(1)).correction).isZero();
        assertThat(new Settings(limited(1).correction(0.25)).correction).isEqualTo(0.25);
    }

    @Test
    void theRateIsTheLimitInASecond() {
        assertThat(new Settings(new Draft().limit(3, Duration.ofMillis(500))).perSecond())
                .isEqualTo(6);
    }

    @Test
    void theRingIsRoundedUpToAPowerOfTwo() {
        assertThat(new Settings(limited(1).emissionCapacity(1)).emissionCapacity)
                .isEqualTo(64);
        assertThat(new Settings(limited(1).emissionCapacity(64)).emissionCapacity)
                .isEqualTo(64);
        assertThat(new Settings(limited(1).emissionCapacity(65)).emissionCapacity)
                .isEqualTo(128);
        assertThat(new Settings(limited(1).emissionCapacity(1 << 24)).emissionCapacity)
                .isEqualTo(1 << 24);
    }

    @Test
    void unlessItIsSetTheRingBeginsSmallAtALowLimit() {
        assertRing(limited(10_000), 4_096, 65_536);
        assertRing(limited(10_001), 65_536, 65_536);
        assertRing(limited(1).emissionCapacity(65_536), 65_536, 65_536);
        assertRing(limited(1).emissionCapacity(100), 128, 128);
        assertRing(limited(1_000_000).asThrottle(false), 4_096, 65_536);
    }

    private static void assertRing(final Draft draft, final int first, final int all) {
        final Settings settings = new Settings(draft);

        assertThat(settings.firstEmissions).as("memory at first").isEqualTo(first);
        assertThat(settings.emissionCapacity).as("capacity").isEqualTo(all);
    }

    @Test
    void unitsReturnInOneAndWindow() {
        assertThat(new Settings(limited(1).hardcap(Cap::one)).mostOut()).isPositive();
        assertThat(new Settings(limited(1).hardcap(Cap::window)).mostOut()).isPositive();
        assertThat(new Settings(limited(1).hardcap(Cap::limit)).mostOut()).isZero();
        assertThat(new Settings(limited(1).hardcap(Cap::none)).mostOut()).isZero();
    }

    @Test
    void theClockIsTheSystemsUnlessAnotherIsSet() {
        assertThat(new Settings(limited(1)).isSystemClock()).isTrue();
        assertThat(new Settings(limited(1).clock(() -> 0)).isSystemClock()).isFalse();
    }

    @Test
    void whatIsJustStillGoodIsTaken() {
        assertThat(Checks.maxN(1)).isEqualTo(1);
        assertThat(Checks.per(Duration.ofNanos(7), 7)).isEqualTo(7);
        assertThat(Checks.per(Duration.ofNanos(Long.MAX_VALUE), 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Checks.correction(0)).isZero();
        assertThat(Checks.correction(Math.nextDown(1.0))).isEqualTo(Math.nextDown(1.0));
        assertThat(Checks.refresh(Duration.ofMillis(1))).isEqualTo(1_000_000);
        assertThat(Checks.refresh(SECOND)).isEqualTo(1_000_000_000);
        assertThat(Checks.capacity(1)).isEqualTo(1);
        assertThat(Checks.capacity(1 << 24)).isEqualTo(1 << 24);
    }

    @Test
    void aTimeoutMayBeNothingOrBeyondAllTime() {
        assertThat(Checks.timeout(Duration.ZERO)).isZero();
        assertThat(Checks.timeout(Duration.ofMillis(3))).isEqualTo(3_000_000);
        assertThat(Checks.timeout(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Checks.timeout(0, TimeUnit.DAYS)).isZero();
        assertThat(Checks.timeout(3, TimeUnit.MILLISECONDS)).isEqualTo(3_000_000);
        assertThat(Checks.timeout(Long.MAX_VALUE, TimeUnit.DAYS)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aPerThatIsNotPositiveIsToldBeforeAnythingElse() {
        assertThatThrownBy(() -> Checks.per(Duration.ZERO, 1)).hasMessage("per must be positive, but was PT0S");
    }

    @Test
    void threadsAreDaemonsUnlessAFactoryIsSet() {
        assertThat(new Settings(limited(1)).threadFactory.newThread(() -> {}).isDaemon())
                .isTrue();
        final Thread own = new Thread(() -> {});
        assertThat(new Settings(limited(1).threadFactory(work -> own)).threadFactory.newThread(() -> {}))
                .isSameAs(own);
    }

    private static Draft limited(final long perSecond) {
        return new Draft().limit(perSecond, SECOND);
    }
}
