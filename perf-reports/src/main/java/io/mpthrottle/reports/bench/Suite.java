// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.bench;

import java.util.List;

/** Which of our own benchmarks are run, with how many threads and forks. */
enum Suite {
    /** The peers and what they are compared with, on one thread. About 5 minutes. */
    QUICK,

    /** All, and several threads. About 20 minutes. */
    FULL;

    List<Choice> choices() {
        return switch (this) {
            case QUICK ->
                List.of(Choice.alone("\\.(FloorBenchmark|HasFuelBenchmark|LiveRefillBenchmark|PeerBenchmark)\\.", 3));
            case FULL ->
                List.of(
                        Choice.alone(
                                "\\.(FloorBenchmark|HasFuelBenchmark|LiveRefillBenchmark|MonitorBenchmark"
                                        + "|PeerBenchmark|ViewsBenchmark)\\.",
                                5),
                        Choice.contended(
                                "\\.(PeerBenchmark\\.|FloorBenchmark\\.compareAndSet|HasFuelBenchmark\\..*=OFF)",
                                3,
                                2,
                                4,
                                8));
        };
    }
}
