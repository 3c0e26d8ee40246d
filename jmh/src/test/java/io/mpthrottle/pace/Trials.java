// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Refill;
import io.mpthrottle.reports.model.Percentiles;
import io.mpthrottle.reports.model.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trials with figures that are made up. */
final class Trials {
    private Trials() {}

    static Trial ours(Refill refill, long rate, double shortfall, double p99, double latenessP99, double cores) {
        return trial(TrialSpec.ours(refill, Worker.SPINNING, rate, 1), shortfall, p99, latenessP99, cores, null);
    }

    static Trial trial(
            TrialSpec spec, double shortfall, double p99, double latenessP99, double cores, @Nullable String why) {
        return trial(spec, shortfall, spec.idealIntervalNs(), p99, latenessP99, cores, why);
    }

    static Trial trial(
            TrialSpec spec,
            double shortfall,
            double p50,
            double p99,
            double latenessP99,
            double cores,
            @Nullable String why) {
        return trial(spec, spec.ratePerSecond(), shortfall, p50, p99, latenessP99, cores, why);
    }

    /** One whose worker asked to the end and was granted nothing: percentiles of nothing are 0. */
    static Trial starved(TrialSpec spec) {
        return trial(spec, 0, 1, 0, 0, 0, 0.01, "missed the rate");
    }

    private static Trial trial(
            TrialSpec spec,
            long granted,
            double shortfall,
            double p50,
            double p99,
            double latenessP99,
            double cores,
            @Nullable String why) {
        return new Trial(
                spec.id(),
                spec.limiter().key(),
                "settings",
                spec.mode(),
                spec.worker().name(),
                spec.ratePerSecond(),
                spec.seconds(),
                granted,
                spec.ratePerSecond(),
                spec.ratePerSecond() * (1 - shortfall),
                shortfall,
                why == null ? "" : why,
                new Percentiles(p50, p50, p99, p99, p99, p99),
                new Percentiles(20, 30, latenessP99, latenessP99, latenessP99, latenessP99),
                Percentiles.NONE,
                new Trial.Cpu(1 + cores, cores, 1),
                0,
                0,
                List.of((long) p50),
                List.of(20L));
    }
}
