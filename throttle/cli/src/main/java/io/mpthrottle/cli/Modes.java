// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Summary;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.util.function.Supplier;
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

    Throttle.Builder throttle(Limit limit) {
        Throttle.Builder builder = Throttle.builder().threading(threading);
        return limit.isNone()
                ? builder.asThrottle(false)
                : builder.limit(limit.maxN(), limit.per().duration())
                        .hardcap(hardcap)
                        .refill(refill);
    }

    /** Such as {@code limit 20,000/s   hardcap limit   refill hybrid}. */
    String describe(Limit limit) {
        return limit.isNone()
                ? "limit none"
                : "limit " + limit + "   hardcap " + Choice.written(hardcap) + "   refill " + Choice.written(refill);
    }

    /**
     * The share of the available fuel that was taken. It is counted in units: the first units are there at once, so the mean
     * rate of a short run would be above the limit.
     */
    double reached(Limit limit, Summary summary) {
        double spans = (double) summary.runtime().toNanos() / limit.per().nanos();
        if (hardcap == Hardcap.WINDOW) {
            // maxN units are there at the start. From the end of the first window on, they come back.
            return summary.total() / (limit.maxN() * (spans < 1 ? 1 : 1 + spans));
        }
        return summary.total() / (1 + Math.floor(spans * limit.maxN()));
    }

    /** Builds a throttle. Settings that the library refuses are bad arguments. */
    static Throttle build(CommandSpec command, Supplier<Throttle.Builder> settings) {
        try {
            return settings.get().build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
