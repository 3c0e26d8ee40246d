// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Throttle;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The histograms that a run was asked to write, in HdrHistogram's own formats. */
final class Histograms implements AutoCloseable {
    private static final int TICKS_PER_HALF_DISTANCE = 5;

    private final Throttle throttle;
    private final @Nullable OutputFile hgrm;
    private final @Nullable OutputFile hlog;
    private @Nullable IntervalLog log;
    private @Nullable Ticker ticker;

    private Histograms(Throttle throttle, @Nullable OutputFile hgrm, @Nullable OutputFile hlog) {
        this.throttle = throttle;
        this.hgrm = hgrm;
        this.hlog = hlog;
    }

    static Histograms open(CommandSpec command, Throttle throttle, @Nullable Path hgrm, @Nullable Path hlog) {
        if (hgrm != null
                && hlog != null
                && hgrm.toAbsolutePath()
                        .normalize()
                        .equals(hlog.toAbsolutePath().normalize())) {
            throw new ParameterException(
                    command.commandLine(), "--hgrm, --hlog: expected two files, but both were '" + hgrm + "'");
        }
        return new Histograms(
                throttle,
                hgrm == null ? null : OutputFile.open(command, "--hgrm", hgrm),
                hlog == null ? null : OutputFile.open(command, "--hlog", hlog));
    }

    /** To be called when the throttle starts. */
    void start() {
        if (hlog != null) {
            log = new IntervalLog(hlog.text(), throttle::intervals);
            ticker = Ticker.every(Duration.ofSeconds(1), "throttle-log", log::add);
        }
    }

    /** To be called when the throttle has stopped: completes the files. */
    void finish() throws Failure {
        if (ticker != null) {
            ticker.close();
        }
        if (log != null) {
            log.add();
        }
        if (hgrm != null) {
            // Not scaled: the figures are nanoseconds, like everything the throttle measures.
            throttle.intervals().outputPercentileDistribution(hgrm.text(), TICKS_PER_HALF_DISTANCE, 1.0);
        }
        close();
    }

    @Override
    public void close() throws Failure {
        try {
            if (hgrm != null) {
                hgrm.close();
            }
        } finally {
            if (hlog != null) {
                hlog.close();
            }
        }
    }
}
