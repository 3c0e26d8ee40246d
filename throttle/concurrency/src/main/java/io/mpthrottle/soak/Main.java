// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.soak;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the soak. */
@Command(
        name = "scripts/soak",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        header = "Runs throttles of every mode in turn, and checks their books, memory and threads.",
        description = {
            "%nEach leg is one mode, started and stopped three times, with a worker that asks and one that waits, or with six",
            "workers and one line, four lines, or as many as the agents make. Legs go round in cycles; 30 minutes are four, with",
            "more than 1,000,000,000 emissions. The verdict is the last line.%n"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:all held",
            "  1:something did not",
            "  2:a bad argument",
            "130:interrupted (Ctrl-C); what was found until then is printed"
        })
public final class Main implements Callable<Integer> {
    private static final int INTERRUPTED = 130;
    private static final double LONGEST_MINUTES = 10_000;
    private static final double MINUTES_OF_A_CYCLE = 7.5;
    private static final int FEWEST_CYCLES = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "MINUTES",
            defaultValue = "5",
            description = "How long, 0.1 to 10000 (default: ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--bar", description = "Show a progress bar on stderr instead of a line for each leg.")
    private boolean hasBar;

    private Main() {}

    /**
     * Runs it.
     *
     * @param args the arguments
     */
    public static void main(final String... args) {
        final CommandLine commandLine = new CommandLine(new Main());
        commandLine.setParameterExceptionHandler((e, given) -> {
            System.err.println("scripts/soak: " + e.getMessage() + "; see --help");
            return CommandLine.ExitCode.USAGE;
        });
        System.exit(commandLine.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (!(minutes >= 0.1 && minutes <= LONGEST_MINUTES)) {
            throw new ParameterException(spec.commandLine(), "MINUTES must be 0.1 to 10000, but was " + minutes);
        }
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final Soak soak = new Soak(out);
        final int cycles = Math.max(FEWEST_CYCLES, (int) Math.round(minutes / MINUTES_OF_A_CYCLE));
        final int legs = cycles * Leg.all().size();
        final long legMillis = Math.max(3, (long) (minutes * TimeUnit.MINUTES.toMillis(1) / legs));
        final Thread main = Thread.currentThread();
        final CountDownLatch reported = new CountDownLatch(1);
        final Thread onSignal = new Thread(() -> interruptAndAwait(main, reported));
        Runtime.getRuntime().addShutdownHook(onSignal);
        boolean interrupted = false;
        try (ProgressBar bar = bar(legs)) {
            soak.run(cycles, legMillis, result -> {
                if (bar == null) {
                    System.err.println(result);
                } else {
                    bar.step();
                }
            });
        } catch (final InterruptedException e) {
            interrupted = true;
        }
        final boolean held = soak.report();
        reported.countDown();
        return interrupted ? INTERRUPTED : held ? 0 : 1;
    }

    /** Ctrl-C: what was found so far is printed before the JVM ends. */
    private static void interruptAndAwait(final Thread main, final CountDownLatch reported) {
        main.interrupt();
        try {
            if (!reported.await(5, TimeUnit.SECONDS)) {
                System.err.println("soak: interrupted, and could not report what was found");
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable ProgressBar bar(final int legs) {
        if (!hasBar) {
            return null;
        }
        return new ProgressBarBuilder()
                .setTaskName("soak")
                .setInitialMax(legs)
                .setUnit(" legs", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }
}
