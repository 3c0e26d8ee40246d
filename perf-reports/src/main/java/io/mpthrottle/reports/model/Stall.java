// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Several times the whole process was stopped while threads waited for fuel. The figures are the most of any of these times.
 *
 * @param limiter the limiter
 * @param settings of the limiter in words
 * @param ratePerSecond its limit
 * @param waiters threads that waited
 * @param stoppedMillis how long the process was stopped
 * @param trials how often
 * @param inSecond grants in the busiest second
 * @param in10Millis grants in the busiest 10 ms
 */
public record Stall(
        String limiter,
        String settings,
        long ratePerSecond,
        int waiters,
        long stoppedMillis,
        int trials,
        Busiest inSecond,
        Busiest in10Millis) {
    /**
     * The grants in the busiest window of one length. A waiter that loses its core between its grant and its clock reading is
     * seen late, so a window can look busier than it was.
     *
     * @param seen by clock readings after the grants
     * @param certain those that must have been in one window; null where this is not known
     * @param bound the most that the rule allows; null where it states none
     */
    public record Busiest(
            long seen, @Nullable Long certain, @Nullable Long bound) {
        /** What is held against the bound: the certain grants where they are known. */
        public long judged() {
            return certain == null ? seen : certain;
        }

        private boolean isKept() {
            return bound == null || judged() <= bound;
        }
    }

    /** Whether both bounds were kept, if there are bounds. */
    @JsonProperty
    public Verdict verdict() {
        return inSecond.bound() == null && in10Millis.bound() == null
                ? Verdict.NONE
                : Verdict.of(inSecond.isKept() && in10Millis.isKept());
    }
}
