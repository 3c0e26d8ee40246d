// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpthrottle.reports.forks.ForkOptions;
import io.mpthrottle.reports.forks.JsonFile;
import io.mpthrottle.reports.text.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            "Tells how often the gate cries wolf, and how often it finds a slowdown, on the machine where forks of one jar"
                    + " were recorded (with bench --forks 200).%n",
            "Windows of the recorded forks are called base and candidate at random and judged as a real run is.%n"
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_RUNS = 10_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A forks.json of one jar.")
    private Path file = Path.of("");

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 10;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}.")
    private int runs = 10_000;

    @Option(
            names = "--slowdown",
            paramLabel = "SHARE",
            defaultValue = "10%",
            converter = ForkOptions.OfShare.class,
            description = "By how much one row after the other is slowed down (default: ${DEFAULT-VALUE}).")
    private double slowdown = 0.10;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write the figures as JSON, too.")
    private @Nullable Path output;

    private SimulateCommand() {}

    /** How runs with one row slowed down, or none, ended. */
    private record Outcome(String row, int forks, double failed, double inconclusive) {}

    @Override
    public Integer call() throws IOException {
        final List<Recorded> rows = rows();
        final Simulation simulation = new Simulation(rows, rounds, new Judge(Rules.DEFAULT), new Random(seed));
        final int fewest = rows.stream().mapToInt(Recorded::forks).min().orElse(0);
        final Outcome same = outcome(simulation, "nothing", fewest, -1);
        final List<Outcome> slower = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            slower.add(
                    outcome(simulation, rows.get(i).row().label(), rows.get(i).forks(), i));
        }
        spec.commandLine().getOut().print(text(same, slower));
        spec.commandLine().getOut().flush();
        if (output != null) {
            JsonFile.write(output, json(same, slower));
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

    private String text(final Outcome same, final List<Outcome> slower) {
        final List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("slowed down", "forks", "runs", "failed", "cannot tell", ""));
        lines.add(line(same, "false alarms"));
        slower.forEach(outcome -> lines.add(line(outcome, "found")));
        return new Columns(lines).text()
                + String.format(
                        Locale.ROOT,
                        "%nwindows of %d rounds, slowed down by %.1f %%, seed %d%n",
                        rounds,
                        100 * slowdown,
                        seed);
    }

    private List<String> line(final Outcome outcome, final String meaning) {
        return List.of(
                outcome.row(),
                Integer.toString(outcome.forks()),
                Integer.toString(runs),
                percent(outcome.failed()),
                percent(outcome.inconclusive()),
                meaning);
    }

    private static String percent(final double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private ObjectNode json(final Outcome same, final List<Outcome> slower) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rounds", rounds).put("runs", runs).put("slowdown", slowdown).put("seed", seed);
        json.put("falseAlarms", same.failed()).put("inconclusive", same.inconclusive());
        final ArrayNode found = json.putArray("found");
        slower.forEach(outcome -> found.addObject()
                .put("row", outcome.row())
                .put("forks", outcome.forks())
                .put("share", outcome.failed())
                .put("inconclusive", outcome.inconclusive()));
        return json;
    }

    private ParameterException bad(final String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
