// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondsTest {
    private final long origin = nearTheWrap();
    private static final long SECOND = 1_000_000_000;

    @TempDir
    private Path folder;

    private final Seconds seconds = new Seconds(3, 3);

    /** The clock wraps within the run. */
    private static long nearTheWrap() {
        return Long.MAX_VALUE - 1_500_000_000;
    }

    @Test
    void recordsIntoTheSecondOfTheInstant() {
        seconds.begin(origin);
        seconds.record(origin, 1);
        seconds.record(origin + SECOND - 1, 2);
        seconds.record(origin + SECOND, 3);
        seconds.record(origin + 2 * SECOND + 5, 4);

        assertThat(counts(seconds.slices())).containsExactly(2L, 1L, 1L);
        assertThat(seconds.total().getTotalCount()).isEqualTo(4);
    }

    @Test
    void aPauseLeavesSecondsEmptyAndTheLastOneTakesTheRest() {
        seconds.begin(origin);
        seconds.record(origin + 2 * SECOND, 1);
        seconds.record(origin + 9 * SECOND, 1);

        assertThat(counts(seconds.slices())).containsExactly(0L, 0L, 2L);
    }

    @Test
    void clampsWhatIsOutOfRange() {
        seconds.begin(origin);
        seconds.record(origin, -7);
        seconds.record(origin, Long.MAX_VALUE);

        assertThat(seconds.total().getMinValue()).isZero();
        assertThat(seconds.total().getMaxValue()).isGreaterThanOrEqualTo(60 * SECOND);
        assertThat(seconds.total().getTotalCount()).isEqualTo(2);
    }

    @Test
    void aProbeCountsThePauseItSleptThrough() {
        seconds.begin(origin);
        seconds.recordExpecting(origin, 35, 10);

        assertThat(seconds.total().getTotalCount()).isEqualTo(3); // 35, 25, 15
    }

    @Test
    void writesALineASecondThatAddsUp() throws Exception {
        seconds.begin(origin);
        for (int i = 0; i < 25; i++) {
            seconds.record(origin + i * SECOND / 10, 1_000L * i);
        }
        seconds.write(folder, "x.interval", 1_700_000_000_000L);

        List<Histogram> lines = read(folder.resolve("x.interval.hlog"));
        assertThat(counts(lines)).containsExactly(10L, 10L, 5L);
        assertThat(Files.readString(folder.resolve("x.interval.hgrm"))).contains("Total count    =           25");
    }

    static List<Histogram> read(Path log) throws Exception {
        List<Histogram> lines = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
            EncodableHistogram line = reader.nextIntervalHistogram();
            while (line != null) {
                lines.add((Histogram) line);
                line = reader.nextIntervalHistogram();
            }
        }
        return lines;
    }

    static List<Long> counts(List<Histogram> histograms) {
        return histograms.stream().map(Histogram::getTotalCount).toList();
    }
}
