// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/**
 * All intervals of one log, added up.
 *
 * @param name what to call it
 * @param values the values of all its intervals, in nanoseconds
 */
record IntervalLog(String name, Histogram values) {
    static IntervalLog read(final Path file) throws IOException {
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
        final Path name = file.getFileName();
        return new IntervalLog(name == null ? file.toString() : name.toString(), all);
    }
}
