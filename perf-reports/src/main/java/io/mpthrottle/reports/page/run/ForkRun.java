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
 * @param phase first, second or third look
 * @param score the median of its iterations
 * @param accepted whether the conditions were good enough
 * @param used whether it counts, null when the file does not say
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
        @Nullable Boolean used,
        @Nullable String why) {
    /** Nothing is null that need not be. */
    public ForkRun {
        benchmark = Absent.text(benchmark);
        params = Absent.map(params);
    }

    /**
     * Tells whether it counts. When the machine never got quiet, one is taken although it was not accepted.
     *
     * @return false when it was thrown away
     */
    public boolean counts() {
        return used == null ? accepted : used;
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
