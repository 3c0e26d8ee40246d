// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** A distribution as a curve over percentiles, at places that are the same for all, so that curves share an axis. */
public final class Curve {
    private static final int PLACES_A_DECADE = 18;
    private static final int DECADES = 6;
    private static final double[] PLACES = new double[PLACES_A_DECADE * DECADES + 1];

    static {
        Arrays.setAll(PLACES, i -> Math.pow(10, (double) i / PLACES_A_DECADE));
    }

    private final double[] values;

    private Curve(final double[] values) {
        this.values = values;
    }

    /**
     * Lists the values.
     *
     * @return in ns, at {@link #places()}; fewer when there were not enough samples to tell further percentiles
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * Lists where the values stand.
     *
     * @return 1 / (1 − p): 2 is the median, 100 is p99
     */
    public static double[] places() {
        return PLACES.clone();
    }

    /**
     * Reads an interval log of HdrHistogram.
     *
     * @param file the log
     * @return nothing when it cannot be read or holds nothing
     */
    public static Optional<Curve> read(final Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
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
        } catch (final IOException | RuntimeException e) {
            return Optional.empty(); // a log that is cut short makes the reader stumble in many ways
        }
        return all.getTotalCount() == 0 ? Optional.empty() : Optional.of(of(all));
    }

    static Curve of(final Histogram histogram) {
        final int told = (int) Arrays.stream(PLACES)
                .filter(place -> place <= histogram.getTotalCount())
                .count();
        final double[] values = new double[told];
        Arrays.setAll(values, i -> (double) histogram.getValueAtPercentile(100 - 100 / PLACES[i]));
        return new Curve(values);
    }
}
