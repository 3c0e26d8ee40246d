// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports;

import io.mpthrottle.reports.text.Columns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the percentiles of interval logs in microseconds, one column for each file. */
@Command(
        name = "percentiles",
        description = "Prints the percentiles of interval logs (.hlog) side by side, as a Markdown table.",
        mixinStandardHelpOptions = true)
final class PercentilesCommand implements Callable<Integer> {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "an interval log of HdrHistogram")
    private List<Path> files;

    private PercentilesCommand() {}

    @Override
    public Integer call() throws IOException {
        final List<List<String>> table = new ArrayList<>();
        table.add(new ArrayList<>(List.of("µs")));
        for (final double percentile : PERCENTILES) {
            table.add(new ArrayList<>(List.of(label(percentile))));
        }
        table.add(new ArrayList<>(List.of("count")));
        for (final Path file : files) {
            final Histogram all = read(file);
            final List<String> column = new ArrayList<>(List.of(String.valueOf(file.getFileName())));
            for (final double percentile : PERCENTILES) {
                column.add(String.format(Locale.ROOT, "%,.3f", all.getValueAtPercentile(percentile) / 1e3));
            }
            column.add(String.format(Locale.ROOT, "%,d", all.getTotalCount()));
            for (int line = 0; line < column.size(); line++) {
                table.get(line).add(column.get(line));
            }
        }
        spec.commandLine().getOut().print(new Columns(table).markdown());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static String label(final double percentile) {
        return percentile == 100 ? "max" : "p" + Double.toString(percentile).replaceAll("\\.0$", "");
    }

    /** Adds up all intervals of a log. */
    private static Histogram read(final Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("cannot read " + file);
        }
        final Histogram all = new Histogram(3);
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            EncodableHistogram next = reader.nextIntervalHistogram();
            while (next != null) {
                if (next instanceof Histogram interval) {
                    all.add(interval);
                }
                next = reader.nextIntervalHistogram();
            }
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
        if (all.getTotalCount() == 0) {
            throw new IOException("no interval in " + file + ", is it a log of HdrHistogram?");
        }
        return all;
    }
}
