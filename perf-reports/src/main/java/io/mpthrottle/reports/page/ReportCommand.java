// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.forks.JsonFile;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.model.RunFolder;
import io.mpthrottle.reports.page.svg.Drawing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the page of a run. */
@Command(
        name = "report",
        description = "Makes one page, which opens without a network, of what a run's directory holds: "
                + "jmh.json, pace.json, latency.json, environment.json, peers.json.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the run's directory")
    private Path folder;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "the page (default: index.html in DIR); its plots go beside it as SVG")
    private @Nullable Path output;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "mpthrottle: what it costs, and how even it is",
            description = "the page's title (default: ${DEFAULT-VALUE})")
    private String title;

    @Option(
            names = "--baseline",
            paramLabel = "DIR",
            description = "an older run, whose rows of JMH are set beside this run's")
    private @Nullable Path baseline;

    private ReportCommand() {}

    @Override
    public Integer call() throws IOException {
        final Run run = read(folder);
        final Path page = output == null ? folder.resolve("index.html") : output;
        final Path beside = page.toAbsolutePath().normalize().getParent();
        if (page.getFileName() == null || beside == null || !Files.isDirectory(beside) || Files.isDirectory(page)) {
            throw new ParameterException(
                    spec.commandLine(), "--output: expected a file in a directory that exists, but it was " + page);
        }
        final boolean isBesideFiles = Files.isSameFile(beside, folder);
        write(page, new Material(run, baseline == null ? null : read(baseline), isBesideFiles ? folder : null));
        run.damaged().forEach(file -> spec.commandLine().getErr().println("perf-reports: not in the page: " + file));
        spec.commandLine().getOut().println(page);
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    /** Writes the page, and beside it the plots that a README shows. */
    private void write(final Path page, final Material material) throws IOException {
        JsonFile.writeText(page, Page.of(material, title).html());
        final Optional<Drawing> bars = Peers.bars(material.run());
        if (bars.isPresent()) {
            JsonFile.writeText(
                    page.resolveSibling("granted-refused.svg"), bars.get().standalone());
        }
        for (final RateCurves rate : RateCurves.of(material.run())) {
            JsonFile.writeText(
                    page.resolveSibling("latency-" + rate.name() + ".svg"),
                    rate.lateness().standalone());
        }
    }

    private Run read(final Path from) {
        if (!Files.isDirectory(from)) {
            throw new ParameterException(
                    spec.commandLine(), "expected the directory of a run, but there is none at " + from);
        }
        final Run run = RunFolder.read(from);
        if (run.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected jmh.json, pace.json or latency.json in " + from
                            + (run.damaged().isEmpty() ? ", but there is none" : ", but found " + run.damaged()));
        }
        return run;
    }
}
