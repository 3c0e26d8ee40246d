// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fork, in the order in which all ran.
 *
 * @param order its place
 * @param benchmark class and method
 * @param params its parameters
 * @param threads how many ran it
 * @param side base, candidate, or null outside of the gate
 * @param phase first or confirm
 * @param score its mean
 * @param accepted whether the conditions were good enough
 * @param why what was wrong with them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ForkRun(
        int order,
        String benchmark,
        Map<String, String> params,
        int threads,
        @Nullable String side,
        @Nullable String phase,
        double score,
        boolean accepted,
        @Nullable String why) {
    /** Nothing is null that need not be. */
    public ForkRun {
        benchmark = Absent.text(benchmark);
        params = Absent.map(params);
    }

    /**
     * Tells which build it measured.
     *
     * @return whether it is the new one
     */
    public boolean isCandidate() {
        return "candidate".equals(side);
    }
}
