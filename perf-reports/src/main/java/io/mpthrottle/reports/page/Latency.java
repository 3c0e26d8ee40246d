// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.page.Percentiles.Panel;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.List;
import java.util.Optional;

/** The plots over percentiles. */
final class Latency {
    private static final long SHOWN_FIRST = 100_000;

    private Latency() {}

    static Optional<Section> of(final Run run) {
        final List<RateCurves> rates = RateCurves.of(run);
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        final long first = rates.stream()
                .mapToLong(RateCurves::ratePerSecond)
                .filter(rate -> rate == SHOWN_FIRST)
                .findFirst()
                .orElse(rates.get(0).ratePerSecond());
        final List<Panel> panels = rates.stream()
                .map(rate -> new Panel(
                        rate.name(),
                        Numbers.rate(rate.ratePerSecond()),
                        rate.ratePerSecond() == first,
                        rate.lateness().inline(),
                        rate.interval().inline()))
                .toList();
        return Optional.of(new Section(
                "latency",
                "Latency by percentile",
                "Latency",
                "How late grants were against their intended time, and how far apart. Solid and bold is ours with a spinning "
                        + "worker, dashed and dotted ours with a waiting one, thin the peers’ blocking calls; the plain dashes are "
                        + "the platform’s floor: a thread that only watches the clock.",
                List.of(Block.of(new Percentiles(panels)))));
    }
}
