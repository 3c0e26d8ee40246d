// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.time.Duration;

/** maxN units per so many nanoseconds. */
record Limit(long maxN, long perNs) {
    Duration per() {
        return Duration.ofNanos(perNs);
    }

    Schedule schedule() {
        return new Schedule(maxN, perNs);
    }

    @Override
    public String toString() {
        return maxN + "/" + perNs + "ns";
    }
}
