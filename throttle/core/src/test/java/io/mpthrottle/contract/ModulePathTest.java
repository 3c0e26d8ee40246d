// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Throttle;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import org.agrona.concurrent.NanoClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A module that requires ours and nothing else: with each library on the module path it compiles, runs and is refused. */
@Timeout(120)
class ModulePathTest {
    private static final String PACES = """
            package svc;

            import io.mpthrottle.Hardcap;
            import io.mpthrottle.Throttle;
            import java.time.Duration;
            import org.HdrHistogram.Histogram;
            import org.agrona.concurrent.NanoClock;

            final class Main {
                private Main() {}

                public static void main(final String[] args) throws InterruptedException {
                    final NanoClock clock = System::nanoTime;
                    for (final Hardcap hardcap : Hardcap.values()) {
                        try (Throttle throttle = Throttle.builder()
                                .limit(1000, Duration.ofSeconds(1))
                                .hardcap(hardcap)
                                .asMonitor(MONITORED)
                                .clock(clock)
                                .build()) {
                            throttle.start();
                            throttle.awaitFuel();
                            final long granted = throttle.stop().total();
                            final Histogram intervals = MONITORED ? throttle.intervals() : new Histogram(2);
                            System.out.println(hardcap + " " + granted + " " + intervals.getTotalCount());
                        }
                    }
                }
            }
            """;
    private static final String PACED = "LIMIT 1 0\nONE 1 0\nNONE 1 0\nWINDOW 1 0\n";
    private static final String LOOKS_INSIDE = """
            package svc;

            final class Main {
                private Main() {}

                public static void main(final String[] args) {
                    System.out.println(new io.mpthrottle.tank.Tank(1));
                }
            }
            """;

    private ConsumerModule consumer;

    @BeforeEach
    void aNewModule(@TempDir Path folder) {
        consumer = new ConsumerModule(folder);
    }

    @Test
    void aMonitoredThrottleNeedsTheFlagAlone() throws Exception {
        assertThat(consumer.compile(PACES.replace("MONITORED", "true"))).isEmpty();

        assertThat(consumer.run().output()).contains("--add-exports java.base/jdk.internal.misc=" + agrona());
        assertThat(consumer.run("--add-exports", "java.base/jdk.internal.misc=" + agrona())
                        .output())
                .isEqualTo(PACED);
    }

    @Test
    void aThrottleThatIsNotMonitoredNeedsNothing() throws Exception {
        assertThat(consumer.compile(PACES.replace("MONITORED", "false"))).isEmpty();

        assertThat(consumer.run().output()).isEqualTo(PACED);
    }

    @Test
    void whatIsBelowTheRootStaysInside() throws Exception {
        assertThat(consumer.compile(LOOKS_INSIDE)).contains("package io.mpthrottle.tank is not visible");
    }

    @Test
    void onlyTheRootIsExported() {
        ModuleDescriptor module = ModuleFinder.of(ConsumerModule.whereIs(Throttle.class))
                .find("io.mpthrottle")
                .orElseThrow()
                .descriptor();

        assertThat(module.isAutomatic()).isFalse();
        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactly("io.mpthrottle");
        assertThat(module.opens()).isEmpty();
    }

    private static String agrona() {
        return ModuleFinder.of(ConsumerModule.whereIs(NanoClock.class))
                .findAll()
                .iterator()
                .next()
                .descriptor()
                .name();
    }
}
