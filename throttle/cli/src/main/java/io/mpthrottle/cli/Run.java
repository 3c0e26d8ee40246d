// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import io.mpthrottle.text.TimeSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code run}: a synthetic load. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        header = "Runs synthetic workers against a limit and measures their pace.",
        description = {
            "%nThe live view is written to stderr: in place on a terminal, otherwise a line a second. The summary"
                    + " is written to stdout.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throttle run --limit 1000000/s --workers 2 --for 10s",
            "  throttle run --limit 1000/s --refill busy-spin --wait spin --hgrm pace.hgrm",
            "  throttle run --limit window:50/10s --limit window:1000/d --for 1min",
            "  throttle run --limit none --for 5s     how fast the monitor itself can go"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done",
            "  1:a failure while running",
            "  2:a bad argument",
            "129:ended by SIGHUP; summary and files are complete",
            "130:ended by an interrupt (Ctrl-C); summary and files are complete",
            "143:ended by SIGTERM; summary and files are complete"
        })
final class Run implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--limit",
            required = true,
            paramLabel = "LIMIT",
            converter = Argument.OfLimit.class,
            description = {
                "Units per time: 1000000/s, 1M/s, 0.5/s, 50/10s, 600/min, 5/100ms, window:50/10s, or none. Required.",
                "Up to 16 of them hold at once, such as --limit window:50/10s --limit window:1000/d"
            })
    private List<Limit> limits = new ArrayList<>();

    @Option(
            names = "--headroom",
            paramLabel = "N",
            defaultValue = "0",
            converter = Argument.OfUnits.class,
            description = "Keep the last N units for urgent work, which no worker here is (default: ${DEFAULT-VALUE}).")
    private long headroom;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            converter = Argument.OfWorkers.class,
            description = "How many threads take fuel (default: ${DEFAULT-VALUE}).")
    private int workers = 1;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = Argument.OfTimeSpan.class,
            description = "How long, such as 10s, 500ms or 2min (default: ${DEFAULT-VALUE}).")
    private TimeSpan time = TimeSpan.parse("10s");

    @Mixin
    private Modes modes;

    @Option(
            names = "--timestamps",
            paramLabel = "KIND",
            defaultValue = "precise",
            converter = Choice.OfTimestamps.class,
            completionCandidates = Choice.OfTimestamps.class,
            description = "What emissions are stamped with: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
                    + " coarse needs --refill busy-spin.")
    private Timestamps timestamps = Timestamps.PRECISE;

    @Option(
            names = "--wait",
            paramLabel = "HOW",
            defaultValue = "default",
            converter = Choice.OfWaiting.class,
            completionCandidates = Choice.OfWaiting.class,
            description = "How workers wait for fuel: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
                    + " spin takes a core for each.")
    private Waiting waiting = Waiting.DEFAULT;

    @Option(
            names = "--hgrm",
            paramLabel = "FILE",
            description = "Write the percentiles of all intervals, in ns, as HdrHistogram's plotter reads them.")
    private @Nullable Path hgrm;

    @Option(
            names = "--hlog",
            paramLabel = "FILE",
            description = "Write HdrHistogram's interval log, a histogram a second, in ns.")
    private @Nullable Path hlog;

    Run(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Notes notes = new Notes();
        try (Throttle throttle = Modes.build(spec, () -> settings(notes));
                Histograms histograms = Histograms.open(spec, throttle, hgrm, hlog)) {
            Trial trial = new Trial(throttle, workers, !Modes.areNone(limits), time, histograms);
            Show show = Show.of(scene(throttle, trial), LiveView.on(console.err(), System.getenv()));
            try {
                Ending.after(trial::run, trial::end, () -> {
                    show.end();
                    report(throttle).add(notes).print(console.out());
                });
            } finally {
                show.end();
            }
        }
        return 0;
    }

    private Throttle.Builder settings(Notes notes) {
        Throttle.Builder builder =
                modes.throttle(limits).headroom(headroom).timestamps(timestamps).errorHandler(notes);
        return waiting == Waiting.SPIN ? builder.waitWith(BusySpinIdleStrategy::new) : builder;
    }

    private Scene scene(Throttle throttle, Trial trial) {
        String title = modes.describe(limits) + "   workers " + Units.count(workers);
        return new ThrottleScene(title, throttle, trial::progress, stats -> Units.count(stats.total(), "unit"));
    }

    private Report report(Throttle throttle) {
        String total = Units.count(throttle.stop().total(), "unit");
        return new Report().add(throttle, limits, total);
    }
}
