// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Stats;
import io.mpthrottle.Throttle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code pipe}: stdin to stdout, at a limited number of lines. */
@Command(
        name = "pipe",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        header = "Paces the lines of a stream: stdin to stdout, one unit of fuel a line, no byte changed.",
        description = {
            "%nA line leaves whole, when its unit is granted. A live view and a summary are written to stderr:"
                    + " in place on a terminal, otherwise a line a second. When the lines themselves go to the"
                    + " terminal, there is no live view.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throttle pipe --limit 20000/s < in.log > out.log",
            "  tail -f in.log | throttle pipe --limit 50/10s --hardcap window | ingest",
            "  throttle pipe --limit none < in.log | ingest     counts, and limits nothing"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:the stream has ended, or nobody reads stdout any more",
            "  1:a failure while reading or writing",
            "  2:a bad argument",
            "129:ended by SIGHUP, as when its terminal is closed",
            "130:ended by an interrupt (Ctrl-C)",
            "143:ended by SIGTERM"
        })
final class Pipe implements Callable<Integer> {
    /** Lines up to this length leave whole. */
    private static final int CAPACITY = 1 << 20;

    private final Console console;
    private final Inlet inlet;
    private final Outlet outlet;
    private final Tally tally = new Tally();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--limit",
            required = true,
            paramLabel = "LIMIT",
            converter = Argument.OfLimit.class,
            description = {
                "Lines per time: 20000/s, 10k/s, 0.5/s, 50/10s, 600/min, 1/day, window:50/10s, or none. Required.",
                "Up to 16 of them hold at once, such as --limit window:50/10s --limit window:1000/d"
            })
    private List<Limit> limits = new ArrayList<>();

    @Mixin
    private Modes modes;

    @Option(names = "--quiet", description = "No live view and no summary.")
    private boolean quiet;

    Pipe(Console console) {
        this.console = console;
        this.inlet = new Inlet(console.input());
        this.outlet = new Outlet(console.output(), tally);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Modes.asked(spec, () -> Modes.areNone(limits))) {
            free();
        } else {
            paced();
        }
        return 0;
    }

    private void free() throws IOException, InterruptedException {
        Supplier<Progress> progress = progress();
        perform(
                new FreeCopy(inlet, outlet, tally, CAPACITY),
                new FreeScene(tally, progress),
                inlet::close,
                () -> new Report()
                        .add("runtime", Units.runtime(progress.get().elapsed()))
                        .add("total", tally.toString())
                        .add(
                                "mean",
                                FreeScene.speed(
                                        tally.lines(),
                                        tally.bytes(),
                                        progress.get().elapsed()))
                        .add("limit", "none"));
    }

    private void paced() throws IOException, InterruptedException {
        Notes notes = new Notes();
        try (Throttle throttle = Modes.build(spec, () -> modes.throttle(limits).errorHandler(notes))) {
            LateStart fuel = new LateStart(throttle);
            perform(
                    new PacedCopy(inlet, outlet, fuel, CAPACITY),
                    new ThrottleScene(modes.describe(limits), throttle, progress(), this::total),
                    () -> {
                        inlet.close();
                        fuel.end();
                    },
                    () -> new Report().add(throttle, limits, tally.toString()).add(notes));
        }
    }

    private void perform(Copy copy, Scene scene, Runnable stop, Supplier<Report> report)
            throws IOException, InterruptedException {
        Show show = quiet ? Show.nothing() : show(scene);
        try {
            Ending.after(
                    () -> {
                        untilClosed(copy);
                        stop.run();
                    },
                    stop,
                    () -> {
                        show.end();
                        if (!quiet) {
                            report.get().print(console.err());
                        }
                    });
        } finally {
            show.end();
        }
    }

    private void untilClosed(Copy copy) throws IOException, InterruptedException {
        try {
            copy.run();
        } catch (ClosedOutput e) {
            // The reader has what it wanted: an end like any other.
        } catch (Failure e) {
            throw counted(e);
        } catch (IllegalStateException e) {
            throw counted(Failure.ofThrottle(e));
        }
    }

    /** With what was written before the failure: so the user knows where to go on. */
    private Failure counted(Failure failure) {
        return new Failure(failure.getMessage() + "; before that " + tally + " were written", failure);
    }

    /** A file has a known size, so its end can be foreseen; a pipe has none. */
    private Supplier<Progress> progress() {
        long size = inlet.size();
        Stopwatch stopwatch = new Stopwatch();
        return () -> Progress.of(stopwatch.elapsed(), tally.bytes(), size);
    }

    private Show show(Scene scene) {
        LiveView view = LiveView.on(console.err(), System.getenv());
        boolean inTheWay = view instanceof LiveView.InPlace && Terminal.isStdout();
        return inTheWay ? Show.nothing() : Show.of(scene, view);
    }

    private String total(Stats stats) {
        return tally.toString();
    }
}
