// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;

/** What {@link OlderLibraryTest} runs: uses throttles from build() to close(), and tells how that went. */
final class OlderLibrary {
    static final String WORKED = "worked";

    private OlderLibrary() {}

    /** Runs monitored throttles if the only argument is true. */
    public static void main(String[] args) throws Exception {
        boolean monitored = Boolean.parseBoolean(args[0]);
        try {
            for (Hardcap hardcap : Hardcap.values()) {
                use(hardcap, Threading.DEDICATED, monitored);
                use(hardcap, Threading.SHARED, monitored);
            }
            System.out.println(WORKED);
        } catch (IllegalStateException refusal) {
            System.out.println(refusal.getMessage());
        }
    }

    private static void use(Hardcap hardcap, Threading threading, boolean monitored) throws InterruptedException {
        try (Throttle throttle = Throttle.builder()
                .limit(1000, Duration.ofSeconds(1))
                .hardcap(hardcap)
                .threading(threading)
                .asMonitor(monitored)
                .autoCalibrate(false)
                .errorHandler(error -> System.out.println("told: " + error))
                .build()) {
            throttle.start();
            for (int i = 0; i < 5; i++) {
                throttle.awaitFuel();
            }
            long total = throttle.stop().total();
            if (total != 5 || (monitored && throttle.intervals().getTotalCount() != 4)) {
                System.out.println("granted " + total + " times instead of 5");
            }
        }
    }
}
