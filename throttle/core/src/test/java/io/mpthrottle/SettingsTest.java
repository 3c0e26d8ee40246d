// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.agrona.ErrorHandler;
import org.junit.jupiter.api.Test;

/** What a throttle is built with where less is said, and the values that are just still good. What is refused: BadInputTest. */
class SettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void grantsEmitUnlessThereAreNone() {
        assertThat(new Settings(limited(1)).autoEmit).isTrue();
        assertThat(new Settings(limited(1).autoEmit(false)).autoEmit).isFalse();
        assertThat(new Settings(Throttle.builder().asThrottle(false)).autoEmit).isFalse();
        assertThat(new Settings(Throttle.builder().asThrottle(false).autoEmit(false)).autoEmit)
                .isFalse();
    }

    @Test
    void aFastThrottleIsCalibrated() {
        assertThat(new Settings(limited(49)).autoCalibrate).isTrue();
        assertThat(new Settings(limited(48)).autoCalibrate).isFalse();
        assertThat(new Settings(Throttle.builder().limit(490, Duration.ofSeconds(10))).autoCalibrate)
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
    void aCorrectionIsTakenAsItIs() {
        assertThat(new Settings(limited(1)).correction).isZero();
        assertThat(new Settings(limited(1).correction(0.25)).correction).isEqualTo(0.25);
    }

    @Test
    void theRateIsTheLimitInASecond() {
        assertThat(new Settings(Throttle.builder().limit(3, Duration.ofMillis(500))).perSecond())
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

    private static void assertRing(final Throttle.Builder builder, final int first, final int all) {
        final Settings settings = new Settings(builder);

        assertThat(settings.firstEmissions).as("memory at first").isEqualTo(first);
        assertThat(settings.emissionCapacity).as("capacity").isEqualTo(all);
    }

    @Test
    void unitsReturnInOneAndWindow() {
        assertThat(new Settings(limited(1).hardcap(Hardcap.ONE)).unitsReturn()).isTrue();
        assertThat(new Settings(limited(1).hardcap(Hardcap.WINDOW)).unitsReturn())
                .isTrue();
        assertThat(new Settings(limited(1).hardcap(Hardcap.LIMIT)).unitsReturn())
                .isFalse();
        assertThat(new Settings(limited(1).hardcap(Hardcap.NONE)).unitsReturn()).isFalse();
    }

    @Test
    void theClockIsTheSystemsUnlessAnotherIsSet() {
        assertThat(new Settings(limited(1)).isSystemClock()).isTrue();
        assertThat(new Settings(limited(1).clock(() -> 0)).isSystemClock()).isFalse();
    }

    @Test
    void whatIsJustStillGoodIsTaken() {
        assertThat(Settings.checkedMaxN(1)).isEqualTo(1);
        assertThat(Settings.checkedPer(Duration.ofNanos(7), 7)).isEqualTo(7);
        assertThat(Settings.checkedPer(Duration.ofNanos(Long.MAX_VALUE), 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Settings.checkedCorrection(0)).isZero();
        assertThat(Settings.checkedCorrection(Math.nextDown(1.0))).isEqualTo(Math.nextDown(1.0));
        assertThat(Settings.checkedRefresh(Duration.ofMillis(1))).isEqualTo(1_000_000);
        assertThat(Settings.checkedRefresh(SECOND)).isEqualTo(1_000_000_000);
        assertThat(Settings.checkedCapacity(1)).isEqualTo(1);
        assertThat(Settings.checkedCapacity(1 << 24)).isEqualTo(1 << 24);
    }

    @Test
    void aTimeoutMayBeNothingOrBeyondAllTime() {
        assertThat(Settings.checkedTimeout(Duration.ZERO)).isZero();
        assertThat(Settings.checkedTimeout(Duration.ofMillis(3))).isEqualTo(3_000_000);
        assertThat(Settings.checkedTimeout(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Settings.checkedTimeout(0, TimeUnit.DAYS)).isZero();
        assertThat(Settings.checkedTimeout(3, TimeUnit.MILLISECONDS)).isEqualTo(3_000_000);
        assertThat(Settings.checkedTimeout(Long.MAX_VALUE, TimeUnit.DAYS)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aPerThatIsNotPositiveIsToldBeforeAnythingElse() {
        assertThatThrownBy(() -> Settings.checkedPer(Duration.ZERO, 1))
                .hasMessage("per must be positive, but was PT0S");
    }

    @Test
    void threadsAreDaemonsUnlessAFactoryIsSet() {
        assertThat(new Settings(limited(1)).threadFactory.newThread(() -> {}).isDaemon())
                .isTrue();
        final Thread own = new Thread(() -> {});
        assertThat(new Settings(limited(1).threadFactory(work -> own)).threadFactory.newThread(() -> {}))
                .isSameAs(own);
    }

    @Test
    void errorsGoToTheLogUnlessAHandlerIsSet() {
        final ErrorHandler handler = new Settings(limited(1).name("tested")).errorHandler;
        final Throwable cause = new IllegalStateException("broken");
        final List<LogRecord> records = logged(() -> {
            handler.onError(new ThrottleWarning("too fast"));
            handler.onError(cause);
        });

        assertThat(records).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.SEVERE);
        assertThat(records).extracting(LogRecord::getMessage).containsExactly("too fast", "throttle \"tested\" failed");
        assertThat(records.get(1).getThrown()).isSameAs(cause);

        final List<Throwable> errors = new ArrayList<>();
        new Settings(limited(1).errorHandler(errors::add)).errorHandler.onError(cause);
        assertThat(errors).containsExactly(cause);
    }

    private static Throttle.Builder limited(final long perSecond) {
        return Throttle.builder().limit(perSecond, SECOND);
    }

    private static List<LogRecord> logged(final Runnable work) {
        final List<LogRecord> records = new ArrayList<>();
        final Handler handler = new Handler() {
            @Override
            public void publish(final LogRecord logRecord) {
                records.add(logRecord);
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // There is nothing to close.
            }
        };
        final Logger logger = Logger.getLogger(Throttle.class.getName());
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        return records;
    }
}
