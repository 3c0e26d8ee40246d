// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;

/** What {@link MissingFlagTest} runs: builds a throttle and tells how that went. */
final class MissingFlag {
    static final String BUILT = "built";
    static final String REFUSED = "refused: ";

    private MissingFlag() {}

    public static void main(String[] args) throws Exception {
        Throttle throttle;
        try {
            throttle = Throttle.builder()
                    .limit(1000, Duration.ofSeconds(1))
                    .hardcap(Hardcap.WINDOW)
                    .threading(Threading.SHARED)
                    .autoCalibrate(false)
                    .build();
        } catch (Throwable refusal) {
            System.out.println(refusal.getClass().getName());
            System.out.println(REFUSED + refusal.getMessage());
            return;
        }
        throttle.start();
        boolean fuel = throttle.awaitFuel();
        System.out.println(fuel && throttle.stop().total() == 1 ? BUILT : "built, but broken");
    }
}
