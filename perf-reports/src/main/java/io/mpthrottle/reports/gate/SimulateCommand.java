// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.ForkOptions;
import io.mpthrottle.reports.forks.JsonFile;
import io.mpthrottle.reports.page.text.Numbers;
import io.mpthrottle.reports.text.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how often the gate would be wrong on this machine. */
@Command(
        name = "simulate",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Tells how often the gate cries wolf, and how often it finds a slowdown, on the machine where the forks of one"
                    + " jar were recorded (with bench --forks 200).%n",
            "In each simulated run chance calls recorded forks base and candidate, and they are judged as in a real"
                    + " run.%n"
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_RUNS = 10_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The forks.json of one jar.")
    private Path file = Path.of("");

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Rounds of a run (default: ${DEFAULT-VALUE}).")
    private int rounds = 10;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Runs for each line of the table (default: ${DEFAULT-VALUE}).")
    private int runs = 10_000;

    @Option(
            names = "--slowdown",
            paramLabel = "SHARE",
            defaultValue = "10%",
            converter = ForkOptions.OfShare.class,
            description = "How much slower one row after the other is made (default: ${DEFAULT-VALUE}).")
    private double slowdown = 0.10;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The seed of chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--output", paramLabel = "FILE", description = "Writes the figures to FILE too, as JSON.")
    private @Nullable Path output;

    private SimulateCommand() {}

    /** How the runs ended in which one row was slowed down, or none; the last two are shares of all runs. */
    private record Outcome(String row, int forks, double failed, double inconclusive) {}

    /** What the file gets. */
    private record Outcomes(int rounds, int runs, double slowdown, long seed, List<Outcome> outcomes) {}

    @Override
    public Integer call() throws IOException {
        final List<Recorded> rows = rows();
        final Simulation simulation = new Simulation(rows, rounds, new Judge(Rules.DEFAULT), new Random(seed));
        final int fewest = rows.stream().mapToInt(Recorded::forks).min().orElse(0);
        final List<Outcome> outcomes = new ArrayList<>(List.of(outcome(simulation, "nothing", fewest, -1)));
        for (int i = 0; i < rows.size(); i++) {
            outcomes.add(
                    outcome(simulation, rows.get(i).row().label(), rows.get(i).forks(), i));
        }
        spec.commandLine().getOut().print(text(outcomes));
        spec.commandLine().getOut().flush();
        if (output != null) {
            JsonFile.write(output, new Outcomes(rounds, runs, slowdown, seed, outcomes));
        }
        return ExitCode.OK;
    }

    private List<Recorded> rows() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw bad("cannot read the file '" + file + "'");
        }
        if (rounds < 2 || runs < 1 || runs > MOST_RUNS) {
            throw bad("--rounds must be at least 2 and --runs from 1 to " + MOST_RUNS);
        }
        final int needed = Simulation.forksOfRun(rounds);
        final List<Recorded> rows;
        try {
            rows = Recorded.of(JsonFile.read(file));
        } catch (final IllegalArgumentException e) {
            throw bad(file + ": " + e.getMessage());
        }
        if (rows.isEmpty() || rows.stream().anyMatch(row -> row.forks() < needed)) {
            throw bad("each row must have at least " + needed + " accepted forks for " + rounds + " rounds");
        }
        return rows;
    }

    private Outcome outcome(final Simulation simulation, final String label, final int forks, final int slower) {
        int failed = 0;
        int inconclusive = 0;
        for (int run = 0; run < runs; run++) {
            final List<Verdict> verdicts = simulation.run(slower, 1 + slowdown);
            final Verdict verdict = slower < 0 ? Verdict.of(verdicts) : verdicts.get(slower);
            failed += verdict == Verdict.REGRESSED ? 1 : 0;
            inconclusive += verdict == Verdict.INCONCLUSIVE ? 1 : 0;
        }
        return new Outcome(label, forks, (double) failed / runs, (double) inconclusive / runs);
    }

    private String text(final List<Outcome> outcomes) {
        final List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("slowed down", "forks", "runs", "failed", "cannot tell", ""));
        for (final Outcome outcome : outcomes) {
            lines.add(List.of(
                    outcome.row(),
                    Integer.toString(outcome.forks()),
                    Integer.toString(runs),
                    Numbers.percent(outcome.failed(), 2),
                    Numbers.percent(outcome.inconclusive(), 2),
                    lines.size() == 1 ? "false alarms" : "found"));
        }
        return new Columns(lines).text() + "\nwindows of " + rounds + " rounds, slowed down by "
                + Numbers.percent(slowdown, 1) + ", seed " + seed + "\n";
    }

    private ParameterException bad(final String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
