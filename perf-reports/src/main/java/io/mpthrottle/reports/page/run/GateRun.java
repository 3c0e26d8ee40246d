// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the gate found.
 *
 * @param base the old build
 * @param candidate the new build
 * @param settings what it judged by
 * @param verdict pass, regressed, improved or inconclusive
 * @param geomean of the ratios
 * @param acceptedForks that ran under good conditions
 * @param takenForks that count although they did not, as the machine never got quiet
 * @param rejectedForks that were thrown away
 * @param hostTimeLostSeconds what the host gave to others
 * @param elapsedSeconds how long it took
 * @param rows the benchmarks
 */
@JsonIgnoreProperties(ignoreUnknown = true)
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
    /** Nothing is null that need not be. */
    public GateRun {
        verdict = Absent.text(verdict);
        rows = Absent.list(rows);
    }

    /**
     * One of the two builds.
     *
     * @param label as it was given
     * @param sha256 of its jar
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Build(@Nullable String label, @Nullable String sha256) {}

    /**
     * What it judged by.
     *
     * @param rounds how often each benchmark ran on each side
     * @param delta the smallest slowdown that counts
     * @param deltaContended the same, for rows of several threads
     * @param alpha the error it allows itself over all rows
     * @param warmup of each fork
     * @param measurement of each fork
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Settings(
            int rounds,
            double delta,
            double deltaContended,
            double alpha,
            @Nullable String warmup,
            @Nullable String measurement) {}

    /**
     * One benchmark, old and new.
     *
     * @param benchmark class and method
     * @param params its parameters
     * @param threads how many ran it
     * @param unit of base and candidate
     * @param base the median of the forks
     * @param candidate the median of the forks
     * @param ratio candidate to base
     * @param low the lower end of the 95 % interval of the ratio
     * @param high its upper end
     * @param p of the test
     * @param pHolm corrected over the suite
     * @param n forks of base and candidate
     * @param baseAlloc bytes a call
     * @param candidateAlloc bytes a call
     * @param verdict as that of the run
     * @param why in words
     * @param second fresh forks of a row that failed
     * @param both all forks of both looks, where the second alone did not tell
     * @param third fresh forks of a row that failed by both
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
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
            @Nullable Look third) {
        /** Nothing is null that need not be. */
        public Row {
            benchmark = Absent.text(benchmark);
            params = Absent.map(params);
            unit = Absent.text(unit);
            n = Absent.list(n);
            verdict = Absent.text(verdict);
        }
    }

    /**
     * Another look at a row.
     *
     * @param ratio candidate to base
     * @param low lower end of the 95 % interval of the ratio
     * @param high its upper end
     * @param n forks of base and candidate
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Look(
            @Nullable Double ratio,
            @Nullable Double low,
            @Nullable Double high,
            List<Integer> n) {
        /** Nothing is null that need not be. */
        public Look {
            n = Absent.list(n);
        }
    }
}
