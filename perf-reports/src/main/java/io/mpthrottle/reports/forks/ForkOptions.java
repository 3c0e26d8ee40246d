// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of every command that runs forks. */
public final class ForkOptions {
    /** The iterations that count when nothing else is said: short, so that some are undisturbed. See {@link JmhResult#cost}. */
    public static final Iterations USUAL = new Iterations(40, 20);

    private static final int MOST_THREADS = 1_024;

    @Option(
            names = "--warmup",
            paramLabel = "NxTIME",
            description = "Iterations that do not count, such as 5x100ms (default: 5x100ms).")
    private @Nullable Iterations warmup;

    @Option(
            names = "--measure",
            paramLabel = "NxTIME",
            description =
                    "Iterations that count; the gate compares the quickest of each fork, all else shows their median"
                            + " (default: 40x20ms; 8x100ms and 5x400ms in bench --suite).")
    private @Nullable Iterations measure;

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            description = "Threads, such as 1,2; each row is run with each (default: as each benchmark says).")
    private List<Integer> threads = new ArrayList<>();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "JMH's mode: avgt, thrpt, sample or ss (default: as each benchmark says).")
    private @Nullable String mode;

    @Option(
            names = "--jvm-args",
            paramLabel = "ARGS",
            description = "Flags for the forks, put before those that a benchmark brings along.")
    private String jvmArgs = "";

    @Option(
            names = "--max-other",
            paramLabel = "SHARE",
            defaultValue = "10%",
            converter = OfShare.class,
            description = "A fork is repeated when other processes used this share of all processors or more"
                    + " (default: ${DEFAULT-VALUE}).")
    private double maxOther = Acceptance.DEFAULT.share();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Makes the order of forks repeatable (default: another one each time; it is printed).")
    private @Nullable Long seed;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description = "The folder for the results; made if it is not there. Required.")
    private Path output = Path.of("");

    /** What forks have in common: the options, or {@code usual} iterations where no option says how many count. */
    public JmhSettings settings(final Iterations usual) {
        final List<String> flags =
                jvmArgs.isBlank() ? List.of() : List.of(jvmArgs.strip().split("\\s+"));
        final Iterations counted = measure == null ? usual : measure;
        if (counted.count() < 1) {
            throw new IllegalArgumentException("--measure must have at least 1 iteration, but was " + counted);
        }
        return new JmhSettings(warmup == null ? new Iterations(5, 100) : warmup, counted, mode, flags);
    }

    /** Gives each row each number of threads that was asked for. */
    public List<Row> spread(final List<Row> rows) {
        for (final int count : threads) {
            if (count < 1 || count > MOST_THREADS) {
                throw new IllegalArgumentException(
                        "--threads must be from 1 to " + MOST_THREADS + ", but was " + count);
            }
        }
        if (threads.isEmpty()) {
            return rows;
        }
        return rows.stream()
                .flatMap(row -> new LinkedHashSet<>(threads).stream().map(row::withThreads))
                .toList();
    }

    /** Which forks count. */
    public Acceptance acceptance() {
        return new Acceptance(maxOther, Acceptance.DEFAULT.tries());
    }

    /** The seed that was asked for; else one by chance, the same at each call. */
    public long seed() {
        if (seed == null) {
            seed = (long) new Random().nextInt(1_000_000);
        }
        return seed;
    }

    /** The folder for the results. */
    public Path output() {
        return output;
    }

    /** Reads a share, with or without a percent sign. */
    public static final class OfShare implements ITypeConverter<Double> {
        private static final Pattern FORM =
                Pattern.compile("(\\d{1,6}(?:\\.\\d{1,9})?)\\s*%|(0(?:\\.\\d{1,9})?|1(?:\\.0{1,9})?)");

        OfShare() {}

        @Override
        public Double convert(final String value) {
            final Matcher matcher = FORM.matcher(value);
            if (!matcher.matches()) {
                throw new TypeConversionException("expected a share such as 3% or 0.03, but was '" + value + "'");
            }
            return matcher.group(1) == null
                    ? Double.parseDouble(matcher.group(2))
                    : Double.parseDouble(matcher.group(1)) / 100;
        }
    }
}
