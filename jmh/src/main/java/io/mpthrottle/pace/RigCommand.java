// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Refill;
import io.mpthrottle.reports.model.Measurement;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the pace rig. */
@Command(
        name = "scripts/pace",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        header = "Measures how evenly limiters let work go, open loop: ours, the peers, and the floor of the platform.",
        description = {
            "%nEach trial runs in a JVM of its own, turns in several that each run all of them. Results are written after each one; trials, turns and goals come last, on stdout, and all of it is in the page.",
            "With --rates, --refill, --worker or --limiters only the pace trials of that choice are made.%n"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  scripts/pace                       about 5 minutes",
            "  scripts/pace full                  about 34 minutes",
            "  scripts/pace --rates 1000,100000 --refill BUSY_SPIN,HYBRID --limiters mpthrottle,floor,guava",
            "  scripts/pace --base 30440ad        this build in turns with that of a commit, about 20 minutes",
            "  scripts/pace full --parts stalls   only the stalls of a full run",
            "  scripts/pace full --parts turns    ours and floors in turns, which the tail and the sparing modes are judged by"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done, whatever was found",
            "  1:a measurement broke; with --strict also: something of ours failed",
            "  2:a bad argument",
            "130:interrupted (Ctrl-C); what was found until then is there"
        })
public final class RigCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;
    private static final long HIGHEST_RATE = 1_000_000_000;
    private static final double LONGEST_SECONDS = 120;

    /** How much is measured. */
    enum Size {
        /** Some of each. */
        QUICK,
        /** Everything. */
        FULL
    }

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SIZE", description = "quick (default) or full.")
    private @Nullable Size size;

    @Option(names = "--rates", split = ",", paramLabel = "N", description = "Units per second, 1 to 1000000000.")
    private @Nullable List<Long> rates;

    @Option(names = "--refill", split = ",", paramLabel = "MODE", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable List<Refill> refills;

    @Option(
            names = "--worker",
            split = ",",
            paramLabel = "KIND",
            description = "SPINNING asks with hasFuel() again and again, WAITING uses awaitFuel(); peers always block.")
    private @Nullable List<Worker> workers;

    @Option(
            names = "--limiters",
            split = ",",
            paramLabel = "NAME",
            description = "MPTHROTTLE, FLOOR, HANDOFF, QUEUE, PARTS, GUAVA, BUCKET4J, RESILIENCE4J, FAILSAFE_BURSTY, "
                    + "FAILSAFE_SMOOTH.")
    private @Nullable List<Limiter> limiters;

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            description = "${COMPLETION-CANDIDATES} (default: all, or PACE for a choice).")
    private @Nullable List<Plan.Part> parts;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Length of each pace trial (default: quick 3, full 10, with waiting workers 5, peers 3).")
    private @Nullable Double seconds;

    @Option(
            names = "--soak-seconds",
            paramLabel = "S",
            description = "Length of the soak (default: quick 10, full 60).")
    private @Nullable Double soakSeconds;

    @Option(
            names = "--base",
            paramLabel = "REF",
            description =
                    "Compares with an older build (a git ref, or the jar of its core) in turns, and measures nothing else: "
                            + "PARKED and HYBRID at 100, 1000 and 10000 a second, or what --refill and --rates say.")
    private @Nullable Path base;

    @Option(names = "--base-label", hidden = true, paramLabel = "NAME")
    private @Nullable String baseLabel;

    @Option(names = "--strict", description = "Exit code 1 when a trial of ours fails.")
    private boolean strict;

    @Option(
            names = "--out",
            defaultValue = "perf-reports/runs/pace",
            paramLabel = "DIR",
            description = "Where results go (default: perf-reports/runs/<time>-pace).")
    private Path out;

    private RigCommand() {}

    /** Runs the rig. */
    public static void main(final String... args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RigCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler((e, args) -> complain(e.getCommandLine(), e, 2))
                .setExecutionExceptionHandler((e, line, result) -> complain(line, e, 1));
    }

    private static int complain(final CommandLine line, final Exception e, final int exitCode) {
        final String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        line.getErr().println("scripts/pace: " + message);
        return exitCode;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkRates();
        final boolean isFull = size == Size.FULL;
        final double pace = checked("--seconds", seconds, isFull ? 10 : 3);
        final double soak = checked("--soak-seconds", soakSeconds, isFull ? 60 : 10);
        final Plan.Lengths lengths = new Plan.Lengths(
                pace,
                checked("--seconds", seconds, isFull ? 5 : 3),
                checked("--seconds", seconds, isFull ? 3 : 2),
                soak);
        final Plan plan = plan(lengths);
        if (plan.steps().isEmpty()) {
            throw bad("nothing of this choice is measured: expected other --limiters, --refill, --worker or --parts");
        }
        final Session session = new Session(plan, out, spec.commandLine().getErr());
        final Findings findings;
        try {
            findings = session.run(command(), pace);
        } catch (final InterruptedException e) {
            return INTERRUPTED;
        }
        final PrintStream text = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        text.print(FindingsText.of(findings));
        text.println(out.resolve(Measurement.FILE));
        return session.broken() > 0 || (strict && findings.hasFailed()) ? 1 : 0;
    }

    /** What makes such a run again, wherever its results went. */
    private String command() {
        final StringBuilder command = new StringBuilder("scripts/pace");
        for (final String argument : spec.commandLine().getParseResult().originalArgs()) {
            command.append(' ').append(argument);
        }
        final String older = baseLabel == null ? "" : " --base " + baseLabel;
        return command.toString().replaceAll(" --(out|base|base-label)[= ]\\S+", "") + older;
    }

    private Plan plan(final Plan.Lengths lengths) {
        if (base != null) {
            return versus(base);
        }
        final boolean isSelected =
                size == null && (rates != null || refills != null || workers != null || limiters != null);
        final Set<Limiter> who = limiters == null ? EnumSet.allOf(Limiter.class) : EnumSet.copyOf(limiters);
        final Set<Plan.Part> what = parts != null
                ? EnumSet.copyOf(parts)
                : isSelected ? EnumSet.of(Plan.Part.PACE) : EnumSet.allOf(Plan.Part.class);
        if (isSelected) {
            final Plan.Selection selection = new Plan.Selection(
                    who,
                    refills == null ? List.of(Refill.values()) : EnumSet.copyOf(refills),
                    workers == null ? EnumSet.of(Worker.SPINNING) : EnumSet.copyOf(workers),
                    lengths);
            return Plan.selected(selection, rates == null ? List.of(1_000L, 100_000L) : rates, what);
        }
        return size == Size.FULL ? Plan.full(who, what, lengths) : Plan.quick(who, what, lengths);
    }

    private Plan versus(final Path core) {
        if (size != null || parts != null || limiters != null || workers != null) {
            throw bad("--base measures nothing else: expected --rates and --refill at most beside it");
        }
        if (!Files.isRegularFile(core)) {
            throw bad("--base: expected the jar of an older core, but there is none at " + core);
        }
        return Plan.versus(
                core,
                baseLabel == null ? String.valueOf(core.getFileName()) : baseLabel,
                rates == null ? List.of(100L, 1_000L, 10_000L) : rates,
                refills == null ? EnumSet.of(Refill.PARKED, Refill.HYBRID) : EnumSet.copyOf(refills));
    }

    private void checkRates() {
        if (size != null && (rates != null || refills != null || workers != null)) {
            throw bad(size + " has its own --rates, --refill and --worker: expected either, but found both");
        }
        if (rates != null) {
            rates.stream()
                    .filter(rate -> rate < 1 || rate > HIGHEST_RATE)
                    .findFirst()
                    .ifPresent(rate -> {
                        throw bad("--rates: expected 1 to " + HIGHEST_RATE + ", but was " + rate);
                    });
        }
    }

    private double checked(final String option, final @Nullable Double value, final double unset) {
        if (value == null) {
            return unset;
        }
        if (!(value > 0 && value <= LONGEST_SECONDS)) {
            throw bad(option + ": expected more than 0 and at most " + LONGEST_SECONDS + ", but was " + value);
        }
        return value;
    }

    private ParameterException bad(final String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
