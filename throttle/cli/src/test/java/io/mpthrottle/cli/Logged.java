// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;

/** An interval log, read by HdrHistogram's own reader. */
final class Logged {

    private Logged() {}

    static List<AbstractHistogram> intervals(Path hlog) throws FileNotFoundException {
        List<AbstractHistogram> intervals = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(hlog.toFile())) {
            while (reader.hasNext()) {
                EncodableHistogram next = reader.nextIntervalHistogram();
                if (next instanceof AbstractHistogram histogram) {
                    intervals.add(histogram);
                }
            }
        }
        return intervals;
    }

    static long total(Path hlog) throws FileNotFoundException {
        return intervals(hlog).stream()
                .mapToLong(AbstractHistogram::getTotalCount)
                .sum();
    }
}
