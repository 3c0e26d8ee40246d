// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One limiter at one rate.
 *
 * @param id names its files
 * @param limiter whose
 * @param settings how it is set up
 * @param refill the refill mode, null for peers
 * @param worker how the worker waits
 * @param ratePerSecond the rate asked for
 * @param seconds how long
 * @param granted how often
 * @param reachedPerSecond the rate reached
 * @param shortfall the share of the rate that was missed
 * @param verdict PASS or FAIL
 * @param why what failed
 * @param idealIntervalNs between two grants
 * @param interval its percentiles, in ns
 * @param lateness against the intended time, in ns
 * @param hiccup of the platform meanwhile, in ns
 * @param cpu the processor time used
 * @param overflow emissions that found the ring full
 * @param discarded units that found the tank full
 * @param jitter second by second
 * @param files the histograms
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Trial(
        String id,
        String limiter,
        String settings,
        @Nullable String refill,
        String worker,
        double ratePerSecond,
        double seconds,
        long granted,
        double reachedPerSecond,
        double shortfall,
        String verdict,
        @Nullable String why,
        double idealIntervalNs,
        Map<String, Double> interval,
        Map<String, Double> lateness,
        Map<String, Double> hiccup,
        @Nullable Cpu cpu,
        long overflow,
        long discarded,
        List<Second> jitter,
        Map<String, String> files) {
    /**
     * Processor time, as a number of cores kept busy.
     *
     * @param process all of it
     * @param limiter the limiter's own threads
     * @param worker the worker
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Cpu(double process, double limiter, double worker) {}

    /**
     * One second of a trial.
     *
     * @param second which
     * @param p50 the median, in ns
     * @param p99 one in a hundred is beyond, in ns
     * @param max the worst, in ns
     * @param hiccupMax the platform's worst, in ns
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Second(int second, double p50, double p99, double max, double hiccupMax) {}

    /** Nothing is null that need not be. */
    public Trial {
        id = Absent.text(id);
        limiter = Absent.text(limiter);
        settings = Absent.text(settings);
        worker = Absent.text(worker);
        verdict = Absent.text(verdict);
        interval = Absent.map(interval);
        lateness = Absent.map(lateness);
        hiccup = Absent.map(hiccup);
        jitter = Absent.list(jitter);
        files = Absent.map(files);
    }

    /**
     * Finds a histogram. It is a file of the run itself, whatever the name says.
     *
     * @param folder the run's directory
     * @param kind interval, lateness or hiccup
     * @return where it should be, or nothing when the trial has none
     */
    public Optional<Path> histogram(final Path folder, final String kind) {
        return Optional.ofNullable(files.get(kind))
                .map(name -> Path.of(name).getFileName())
                .map(folder::resolve);
    }

    /**
     * Tells whether it failed.
     *
     * @return true when the rate was missed
     */
    public boolean failed() {
        return "FAIL".equals(verdict);
    }

    /**
     * Tells whether it has this refill and this worker.
     *
     * @param refill the refill mode
     * @param worker how the worker waits
     * @return whether both are so
     */
    public boolean is(final String refill, final String worker) {
        return refill.equals(this.refill) && worker.equals(this.worker);
    }

    /**
     * Looks one percentile up.
     *
     * @param percentiles one of the three maps
     * @param key such as p99
     * @return its value in ns, or NaN
     */
    public static double at(final Map<String, Double> percentiles, final String key) {
        final Double value = percentiles.get(key);
        return value == null ? Double.NaN : value;
    }

    /**
     * Sets an interval in relation to the ideal one.
     *
     * @param key such as p99
     * @return 1 when it is ideal
     */
    public double timesIdeal(final String key) {
        return at(interval, key) / idealIntervalNs;
    }
}
