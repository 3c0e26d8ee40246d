// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the gate found: latency.json. Ratios are candidate to base; times and bytes are those of a call. */
public record GateRun(
        @Nullable Build base,
        @Nullable Build candidate,
        @Nullable Settings settings,
        String verdict,
        @Nullable Double geomean,
        int acceptedForks,
        int takenForks,
        int rejectedForks,
        double hostTimeLostSeconds,
        double elapsedSeconds,
        List<Row> rows) {

    /** One of the two builds, as it was given, with the checksum of its jar. */
    public record Build(@Nullable String label, @Nullable String sha256) {}

    /** What the gate judged by: the smallest slowdown that counts, of one thread and of several, and the error over all rows. */
    public record Settings(
            int rounds,
            double delta,
            double deltaContended,
            double alpha,
            @Nullable String warmup,
            @Nullable String measurement) {}

    /** One benchmark, old and new, with the 95 % interval of the ratio and p by itself and corrected over the suite. */
    public record Row(
            String benchmark,
            Map<String, String> params,
            int threads,
            String unit,
            @Nullable Double base,
            @Nullable Double candidate,
            @Nullable Double ratio,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double p,
            @Nullable Double pHolm,
            List<Integer> n,
            @Nullable Double baseAlloc,
            @Nullable Double candidateAlloc,
            String verdict,
            @Nullable String why,
            @Nullable Look second,
            @Nullable Look both,
            @Nullable Look third) {}

    /** Fresh forks of a row that failed: a second look, both looks together, or a third one. */
    public record Look(
            @Nullable Double ratio,
            @Nullable Double low,
            @Nullable Double high,
            List<Integer> n) {}
}
