// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.time.Duration;

/** How long it is since something began. */
final class Stopwatch {
    private final long startNs = System.nanoTime();

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNs);
    }
}
