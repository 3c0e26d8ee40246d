// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Summary;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code pipe} and {@code run} that say how a throttle works. */
final class Modes {

    @Option(
            names = "--hardcap",
            paramLabel = "RULE",
            defaultValue = "limit",
            converter = Choice.OfHardcap.class,
            completionCandidates = Choice.OfHardcap.class,
            description = {
                "How much fuel may be out at once: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
                "limit: what falls due while a whole limit's worth waits is discarded.",
                "one: never two closer than the mean interval.",
                "none: nothing is discarded, so the mean converges on the limit.",
                "window: no window of the limit's time span ever holds more."
            })
    private Hardcap hardcap = Hardcap.LIMIT;

    @Option(
            names = "--refill",
            paramLabel = "MODE",
            defaultValue = "hybrid",
            converter = Choice.OfRefill.class,
            completionCandidates = Choice.OfRefill.class,
            description = "How fuel is timed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Refill refill = Refill.HYBRID;

    @Option(
            names = "--threading",
            paramLabel = "HOW",
            defaultValue = "dedicated",
            converter = Choice.OfThreading.class,
            completionCandidates = Choice.OfThreading.class,
            description = "Refill and monitor on a thread each, or on one: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}).")
    private Threading threading = Threading.DEDICATED;

    /** A throttle with these limits, or with none. */
    Throttle.Builder throttle(List<Limit> limits) {
        Throttle.Builder builder = Throttle.builder().threading(threading);
        if (areNone(limits)) {
            return builder.asThrottle(false);
        }
        List<io.mpthrottle.Limit> all =
                limits.stream().map(limit -> limit.under(hardcap)).toList();
        return builder.limits(all.get(0), all.subList(1, all.size()).toArray(io.mpthrottle.Limit[]::new))
                .refill(refill);
    }

    /** Whether there is to be no limit at all. */
    static boolean areNone(List<Limit> limits) {
        boolean none = limits.stream().anyMatch(Limit::isNone);
        if (none && limits.size() > 1) {
            throw new IllegalArgumentException("--limit: none must not stand beside other limits");
        }
        return none;
    }

    /** Such as {@code limit 20,000/s   hardcap limit   refill hybrid}. */
    String describe(List<Limit> limits) {
        if (areNone(limits)) {
            return "limit none";
        }
        String refilled = "   refill " + Choice.written(refill);
        Limit first = limits.get(0);
        return limits.size() == 1 && !first.namesHardcap()
                ? "limit " + first + "   hardcap " + Choice.written(hardcap) + refilled
                : "limit "
                        + limits.stream()
                                .map(limit -> limit.under(hardcap).toString())
                                .collect(Collectors.joining(" and "))
                        + refilled;
    }

    /**
     * The share of the available fuel that was taken. It is counted in units: the first units are there at once, so the mean
     * rate of a short run would be above the limit.
     */
    static double reached(io.mpthrottle.Limit limit, Summary summary) {
        double spans = (double) summary.runtime().toNanos() / limit.per().toNanos();
        if (limit.hardcap() == Hardcap.WINDOW) {
            // maxN units are there at the start. From the end of the first window on, they come back.
            return summary.total() / (limit.maxN() * (spans < 1 ? 1 : 1 + spans));
        }
        return summary.total() / (1 + Math.floor(spans * limit.maxN()));
    }

    /** Builds a throttle. Settings that the library refuses are bad arguments. */
    static Throttle build(CommandSpec command, Supplier<Throttle.Builder> settings) {
        return asked(command, () -> settings.get().build());
    }

    /** What the arguments ask for. Where they do not go together, they are bad arguments. */
    static <T> T asked(CommandSpec command, Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
