// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What {@link ManyThrottlesTest} runs: makes so many throttles, one after the other or all at once, and says how many. */
final class ManyThrottles {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private ManyThrottles() {}

    public static void main(String[] args) throws Exception {
        int throttles = Integer.parseInt(args[1]);
        int made = args[0].equals("closed") ? madeAndClosed(throttles) : madeAndKept(throttles);
        System.out.println(made);
    }

    /** With a thread each. */
    private static int madeAndClosed(int throttles) {
        for (int i = 0; i < throttles; i++) {
            try (Throttle throttle = Throttle.builder()
                    .limit(1_000, SECOND)
                    .autoCalibrate(false)
                    .threading(Threading.SHARED)
                    .emissionCapacity(65_536)
                    .build()) {
                throttle.start();
                throttle.hasFuel();
            }
        }
        return throttles;
    }

    /** All of them run, and each has granted and recorded. */
    private static int madeAndKept(int throttles) throws Exception {
        List<Throttle> kept = new ArrayList<>();
        for (int i = 0; i < throttles; i++) {
            Throttle throttle = Throttle.builder()
                    .limit(1_000, SECOND)
                    .autoCalibrate(false)
                    .threading(Threading.INVOKER)
                    .build();
            throttle.start();
            throttle.agent().onStart();
            throttle.agent().doWork();
            throttle.hasFuel();
            throttle.agent().doWork();
            kept.add(throttle);
        }
        return (int)
                kept.stream().filter(throttle -> throttle.stop().total() == 1).count();
    }
}
