// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.bench;

import io.mpthrottle.reports.forks.ForkLog;
import io.mpthrottle.reports.forks.ForkOptions;
import io.mpthrottle.reports.forks.Interruption;
import io.mpthrottle.reports.forks.JmhJar;
import io.mpthrottle.reports.forks.Lab;
import io.mpthrottle.reports.forks.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the benchmarks of one jar. */
@Command(
        name = "bench",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Runs the benchmarks of a JMH jar, one fork at a time in random order. A fork is repeated when other processes"
                    + " were busy beside it.%n",
            "After each fork it writes jmh.json (as JMH does, all forks of a row in one entry) and forks.json (every fork"
                    + " in the order they ran). At the end it prints a table to stdout.%n"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done",
            "  1:a benchmark failed; all others were run",
            "  2:a bad argument",
            "130:interrupted (Ctrl-C); what there is was written"
        })
public final class BenchCommand implements Callable<Integer> {
    private final Lab lab;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "REGEX",
            description =
                    "Runs only the rows in whose name and parameters, such as a.b.Class.method monitor=OFF, REGEX is"
                            + " found (default: all).")
    private @Nullable Pattern regex;

    @Option(names = "--jar", paramLabel = "JAR", required = true, description = "The jar of benchmarks. Required.")
    private Path jar = Path.of("");

    @Option(
            names = "--suite",
            paramLabel = "SUITE",
            description = "${COMPLETION-CANDIDATES}: the rows, forks and threads that our own benchmarks need"
                    + " (default: all rows of the jar).")
    private @Nullable Suite suite;

    @Option(names = "--forks", paramLabel = "N", description = "Forks of each row (default: 3, or as the suite says).")
    private @Nullable Integer count;

    @Mixin
    private ForkOptions forks;

    private BenchCommand() {
        this(Lab.REAL);
    }

    BenchCommand(final Lab lab) {
        this.lab = lab;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            return bench();
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    @SuppressWarnings("try") // the interruption is there to be closed
    private int bench() throws IOException, InterruptedException {
        final JmhJar benchmarks = JmhJar.at(jar, String.valueOf(jar.getFileName()));
        final List<Row> found = lab.rows(benchmarks, "").stream()
                .filter(row -> regex == null || Choice.isFound(regex, row))
                .toList();
        final ForkLog log = new ForkLog(forks.output().resolve("forks.json"));
        final List<Part> parts = parts(found, log);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no benchmark" + (regex == null ? "" : " matches " + regex));
        }
        Files.createDirectories(forks.output());
        final PrintWriter err = spec.commandLine().getErr();
        final int rows = parts.stream().mapToInt(part -> part.rows().size()).sum();
        final int all = parts.stream().mapToInt(Part::forks).sum();
        err.println("bench: " + rows + " rows, " + all + " forks, seed " + forks.seed());
        try (Interruption interruption =
                new Interruption(() -> parts.forEach(part -> part.runner().kill()))) {
            final int exitCode;
            try (ProgressBar bar = lab.bar("bench", all, err)) {
                final MergedResults results = new MergedResults(forks.output().resolve("jmh.json"), found);
                exitCode = run(new Bench(benchmarks, results, bar, new Random(forks.seed())), parts, err);
            }
            spec.commandLine().getOut().print(BenchTable.of(log.forks()));
            spec.commandLine().getOut().flush();
            return exitCode;
        }
    }

    private int run(final Bench bench, final List<Part> parts, final PrintWriter err) throws IOException {
        try {
            for (final Part part : parts) {
                bench.run(part);
            }
        } catch (final InterruptedException e) {
            err.println("bench: interrupted; what there is was written to " + forks.output());
            return Interruption.EXIT_CODE;
        }
        bench.failures().forEach(failure -> err.println("bench: " + failure));
        return bench.failures().isEmpty() ? ExitCode.OK : 1;
    }

    private List<Part> parts(final List<Row> rows, final ForkLog log) {
        if (count != null && count < 1) {
            throw new IllegalArgumentException("--forks must be at least 1, but was " + count);
        }
        final List<Choice> choices = suite != null
                ? suite.choices()
                : List.of(new Choice(Pattern.compile(""), 3, ForkOptions.USUAL, List.of()));
        final List<Row> wanted = suite != null ? rows : forks.spread(rows);
        return choices.stream()
                .map(choice -> part(choice, wanted, log))
                .filter(part -> !part.rows().isEmpty())
                .toList();
    }

    private Part part(final Choice choice, final List<Row> rows, final ForkLog log) {
        final List<Choice.Planned> planned = choice.of(rows)
                .map(each -> count == null ? each : new Choice.Planned(each.row(), count))
                .toList();
        return new Part(
                planned, lab.runner(forks.settings(choice.measurement()), forks.acceptance(), log, forks.output()));
    }
}
