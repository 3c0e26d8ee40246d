// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.ThrottleWarning;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.agrona.ErrorHandler;

/**
 * What the throttle reports on the side. Kept until nothing is drawn any more: the throttle's own default is
 * the log, which would write into the middle of a live view.
 */
final class Notes implements ErrorHandler {
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();

    @Override
    public void onError(Throwable reported) {
        // A failure needs no note: whoever takes fuel gets it thrown.
        if (reported instanceof ThrottleWarning) {
            warnings.add(String.valueOf(reported.getMessage()));
        }
    }

    boolean isEmpty() {
        return warnings.isEmpty();
    }

    /** All warnings, in a line. */
    String drain() {
        StringJoiner line = new StringJoiner("; ");
        for (String warning = warnings.poll(); warning != null; warning = warnings.poll()) {
            line.add(warning);
        }
        return line.toString();
    }
}
