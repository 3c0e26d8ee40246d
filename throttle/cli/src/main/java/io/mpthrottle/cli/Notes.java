// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.ThrottleWarning;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.agrona.ErrorHandler;

/**
 * Keeps the throttle's warnings until the live view has ended. The default error handler would write them to the log, into
 * the middle of the view.
 */
final class Notes implements ErrorHandler {
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();

    @Override
    public void onError(Throwable reported) {
        // A failure needs no note: it is thrown at every thread that takes fuel.
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
