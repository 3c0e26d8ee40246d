// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.bench;

import java.util.List;

/** Our own benchmarks that one command runs, with their threads and forks. */
enum Suite {
    /** The peers and the rows they are compared with, on one thread. */
    QUICK,

    /** All rows, and the peers on several threads too. */
    FULL;

    List<Choice> choices() {
        return switch (this) {
            case QUICK ->
                List.of(Choice.alone("\\.(FloorBenchmark|HasFuelBenchmark|LiveRefillBenchmark|PeerBenchmark)\\.", 3));
            case FULL ->
                List.of(
                        Choice.alone(
                                "\\.(EmitBenchmark|FloorBenchmark|HasFuelBenchmark|LinesBenchmark|LiveRefillBenchmark"
                                        + "|MonitorBenchmark|PeerBenchmark|SeveralLimitsBenchmark|ViewsBenchmark)\\.",
                                5),
                        Choice.contended(
                                "\\.(EmitBenchmark\\.|FloorBenchmark\\.compareAndSet|HasFuelBenchmark\\..*(=OFF|WINDOW.*PRECISE)"
                                        + "|LinesBenchmark\\.|PeerBenchmark\\.)",
                                3,
                                2,
                                4,
                                8));
        };
    }
}
