// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.LangUtil;

/** Throws once, after so many calls that it let pass. */
final class Countdown {
    private final AtomicInteger left;
    private final Throwable cause;

    Countdown(int calls, Throwable cause) {
        left = new AtomicInteger(calls);
        this.cause = cause;
    }

    void call() {
        if (left.getAndDecrement() == 0) {
            LangUtil.rethrowUnchecked(cause);
        }
    }
}
