// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Calibration;
import io.mpthrottle.Throttle;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code calibrate}: what this machine's clock and timers can do. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        header = "Measures this machine's clock and timers, and says which limits and modes suit it.",
        footerHeading = "%nExamples:%n",
        footer = {"  throttle calibrate", "  throttle calibrate --limit 5000000/s"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"  0:done", "  1:a failure while measuring", "  2:a bad argument"})
final class Calibrate implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--limit",
            paramLabel = "LIMIT",
            defaultValue = "1000000/s",
            converter = Argument.OfLimit.class,
            description = "The limit to find the correction for (default: ${DEFAULT-VALUE}).")
    private Limit limit = Limit.NONE;

    Calibrate(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Notes notes = new Notes();
        try (Throttle throttle = Modes.build(spec, () -> settings(notes))) {
            Calibration found = throttle.calibration();
            new Report()
                    .add("clock read", Units.time(found.clockReadNanos()))
                    .add("clock step", Units.time(found.clockStepNanos()))
                    .add(
                            "park overshoot",
                            "p50 " + Units.time(found.parkOvershootP50Nanos()) + "  p99 "
                                    + Units.time(found.parkOvershootP99Nanos()))
                    .add("hand-off", Units.time(found.handoffNanos()))
                    .add("highest steady rate", Units.rate(found.highestPerSecond()))
                    .add("correction", Units.share(found.correction()) + " at " + limit)
                    .add(notes)
                    .print(console.out());
            console.out().println();
            console.out().println(new Advice(found, Runtime.getRuntime().availableProcessors()));
        }
        return 0;
    }

    private Throttle.Builder settings(Notes notes) {
        if (limit.isNone()) {
            throw new IllegalArgumentException("--limit: expected a limit other than none");
        }
        return Throttle.builder()
                .limit(limit.maxN(), limit.per().duration())
                .autoCalibrate(true)
                .errorHandler(notes);
    }
}
