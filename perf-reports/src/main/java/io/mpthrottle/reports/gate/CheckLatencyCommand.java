// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.ForkFailed;
import io.mpthrottle.reports.forks.ForkLog;
import io.mpthrottle.reports.forks.ForkOptions;
import io.mpthrottle.reports.forks.ForkRunner;
import io.mpthrottle.reports.forks.Interruption;
import io.mpthrottle.reports.forks.JmhJar;
import io.mpthrottle.reports.forks.JsonFile;
import io.mpthrottle.reports.forks.Lab;
import io.mpthrottle.reports.forks.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares two jars of benchmarks. */
@Command(
        name = "check-latency",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Tells whether the benchmarks of one JMH jar are slower than those of another.%n",
            "In each round each row runs once from each jar, in random order, in a fresh fork that had the machine to"
                    + " itself. A row fails when it allocates more, or when it is slower by at least delta and"
                    + " significantly so over the suite. A row that fails gets as many fresh forks and must fail again"
                    + " by these. A row that cannot be told gets as many forks more. Where that does not settle it, all"
                    + " forks of the row are one look, and what that shows must be found again in as many fresh forks.%n"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:no regression",
            "  1:a regression, found twice",
            "  2:a bad argument",
            "  3:with --strict: it cannot be told",
            "  4:a benchmark failed, so nothing was decided",
            "130:interrupted (Ctrl-C); what there is was written"
        })
public final class CheckLatencyCommand implements Callable<Integer> {
    private static final int FAILED = 4;

    private final Lab lab;
    private final long beganNs = System.nanoTime();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--base",
            paramLabel = "JAR",
            required = true,
            description = "The build that was there before. Required.")
    private Path base = Path.of("");

    @Option(
            names = "--candidate",
            paramLabel = "JAR",
            required = true,
            description = "The build that is asked about. Required.")
    private Path candidate = Path.of("");

    @Option(names = "--base-label", paramLabel = "NAME", description = "What to call it (default: its file's name).")
    private @Nullable String baseLabel;

    @Option(
            names = "--candidate-label",
            paramLabel = "NAME",
            description = "What to call it (default: its file's name).")
    private @Nullable String candidateLabel;

    @Option(
            names = "--include",
            paramLabel = "REGEX",
            description = "Compares only the benchmarks that match, as JMH takes it (default: all).")
    private String include = "";

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Forks of each row from each jar (default: ${DEFAULT-VALUE}).")
    private int rounds = 10;

    @Option(
            names = "--strict",
            description =
                    "Ends with 3 when it cannot be told, as the interval is wider than the effect or the machine was not"
                            + " quiet.")
    private boolean strict;

    @Option(
            names = "--delta",
            paramLabel = "SHARE",
            defaultValue = "3%",
            converter = ForkOptions.OfShare.class,
            description = "The least slowdown that counts (default: ${DEFAULT-VALUE}).")
    private double delta = Rules.DEFAULT.delta();

    @Option(
            names = "--delta-contended",
            paramLabel = "SHARE",
            defaultValue = "10%",
            converter = ForkOptions.OfShare.class,
            description = "The same for rows with several threads (default: ${DEFAULT-VALUE}).")
    private double deltaContended = Rules.DEFAULT.deltaContended();

    @Mixin
    private ForkOptions forks;

    private CheckLatencyCommand() {
        this(Lab.REAL);
    }

    CheckLatencyCommand(final Lab lab) {
        this.lab = lab;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            return check();
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    @SuppressWarnings("try") // the interruption is there to be closed
    private int check() throws IOException, InterruptedException {
        final GateSetup setup = setup();
        final List<Row> before = forks.spread(lab.rows(setup.base(), include));
        final List<Row> after = forks.spread(lab.rows(setup.candidate(), include));
        final List<Row> both = before.stream().filter(after::contains).toList();
        if (both.isEmpty()) {
            throw new IllegalArgumentException(
                    before.isEmpty() && after.isEmpty() && !include.isEmpty()
                            ? "no row of either jar matches --include '" + include + "'"
                            : "the two jars have no row in common: " + before.size() + " of the base, " + after.size()
                                    + " of the candidate");
        }
        requireEnoughRounds(both.size());
        Files.createDirectories(forks.output());
        final ForkLog log = new ForkLog(forks.output().resolve("forks.json"));
        final ForkRunner runner = lab.runner(setup.settings(), forks.acceptance(), log, forks.output());
        final PrintWriter err = spec.commandLine().getErr();
        final int planned = both.size() * rounds * 2;
        err.println("check-latency: " + both.size() + " rows, " + planned + " forks, seed " + setup.seed());
        try (Interruption interruption = new Interruption(runner::kill)) {
            final Gate gate;
            final int ending;
            try (ProgressBar bar = lab.bar("check-latency", planned, err)) {
                final Rounds order = new Rounds(setup.base(), setup.candidate(), new Random(setup.seed()));
                gate = new Gate(runner, order, new Judge(setup.rules()), rounds, bar);
                ending = run(gate, both, err);
            }
            final GateResult result = new GateResult(
                    setup,
                    gate.results(),
                    missing(before, after),
                    missing(after, before),
                    log,
                    ending != ExitCode.OK,
                    (System.nanoTime() - beganNs) / 1e9);
            report(result);
            return ending == ExitCode.OK ? result.exitCode() : ending;
        }
    }

    /** Runs all looks; tells the exit code of a run that did not come to its end. */
    private int run(final Gate gate, final List<Row> rows, final PrintWriter err) throws IOException {
        try {
            gate.run(rows);
            return ExitCode.OK;
        } catch (final InterruptedException e) {
            err.println("check-latency: interrupted; what there is was written to " + forks.output());
            return Interruption.EXIT_CODE;
        } catch (final ForkFailed e) {
            err.println("check-latency: " + e.getMessage());
            return FAILED;
        }
    }

    private GateSetup setup() {
        return new GateSetup(
                jar(base, baseLabel),
                jar(candidate, candidateLabel),
                include,
                rounds,
                Rules.DEFAULT.withDeltas(delta, deltaContended),
                forks.settings(ForkOptions.USUAL),
                forks.seed(),
                strict);
    }

    private static JmhJar jar(final Path file, final @Nullable String label) {
        return JmhJar.at(file, label == null ? String.valueOf(file.getFileName()) : label);
    }

    private void requireEnoughRounds(final int rows) {
        final int fewest = new Judge(Rules.DEFAULT).fewestRounds(rows);
        if (rounds < fewest) {
            throw new IllegalArgumentException("--rounds must be at least " + fewest + " for " + rows
                    + " rows, or nothing could be significant, but was " + rounds);
        }
    }

    private static List<Row> missing(final List<Row> here, final List<Row> there) {
        return here.stream().filter(row -> !there.contains(row)).toList();
    }

    private void report(final GateResult result) throws IOException {
        final GateTable table = new GateTable(result);
        JsonFile.write(forks.output().resolve("latency.json"), LatencyJson.of(result));
        JsonFile.writeText(forks.output().resolve("latency.md"), table.markdown());
        JsonFile.writeText(forks.output().resolve("latency.txt"), table.text());
        spec.commandLine().getOut().print(table.text());
        spec.commandLine().getOut().flush();
    }
}
