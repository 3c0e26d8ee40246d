// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Calibration;
import io.mpthrottle.Hardcap;
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
        exitCodeList = {
            "  0:done",
            "  1:a failure while measuring or writing",
            "  2:a bad argument",
            "129:ended by SIGHUP",
            "130:ended by an interrupt (Ctrl-C)",
            "143:ended by SIGTERM"
        })
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
        TimerSlack found = TimerSlack.found();
        try (Throttle throttle = Modes.build(spec, () -> settings(notes))) {
            Calibration calibration = throttle.calibration();
            new Report()
                    .add("clock read", Units.time(calibration.clockReadNanos()))
                    .add("clock step", Units.time(calibration.clockStepNanos()))
                    .add("timer slack", found + " found, " + TimerSlack.now() + " now")
                    .add(
                            "park overshoot",
                            "p50 " + Units.time(calibration.parkOvershootP50Nanos()) + "  p99 "
                                    + Units.time(calibration.parkOvershootP99Nanos()))
                    .add("hand-off", Units.time(calibration.handoffNanos()))
                    .add("highest steady rate", Units.rate(calibration.highestPerSecond()))
                    .add("correction", Units.share(calibration.correction()) + " at " + limit)
                    .add(notes)
                    .print(console.out());
            console.out().println();
            new Advice(calibration, Runtime.getRuntime().availableProcessors())
                    .lines()
                    .forEach(console.out()::println);
        }
        return 0;
    }

    private Throttle.Builder settings(Notes notes) {
        if (limit.isNone()) {
            throw new IllegalArgumentException("--limit: expected a limit other than none");
        }
        return Throttle.builder()
                .limits(limit.under(Hardcap.LIMIT))
                .autoCalibrate(true)
                .errorHandler(notes);
    }
}
