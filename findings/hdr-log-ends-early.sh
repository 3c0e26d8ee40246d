#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# HdrHistogram 2.2.2: the log reader brings many intervals back with an end one millisecond early.
#
# Expected: start and end are whole milliseconds, the log prints three decimals, so both come back as they were.
# Seen: the reader adds the length to the start as doubles and cuts. Of 1,000 intervals of 100 ms, each starting one
# millisecond after the other, 384 come back ending a millisecond early; of those of 1 ms, 288 have no length at all; of
# those of 1 s, none. Starts are right.
#
# Why it matters: a rate computed from count and length is wrong, or divided by zero, where intervals are short.
set -euo pipefail

expected='1 ms: 0 starts off, 288 ends 1 ms early, 0 otherwise off; 10 ms: 0 starts off, 24 ends 1 ms early, 0 otherwise off; 100 ms: 0 starts off, 384 ends 1 ms early, 0 otherwise off; 1000 ms: 0 starts off, 0 ends 1 ms early, 0 otherwise off; of 1000 each'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=org.hdrhistogram:HdrHistogram:2.2.2 -DoutputDirectory=lib >&2

cat > LogEnds.java <<'JAVA'
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

public class LogEnds {
    private static final long FIRST_MILLIS = 1_700_000_000_000L;

    public static void main(String[] args) throws Exception {
        StringBuilder told = new StringBuilder();
        for (int millis : new int[] {1, 10, 100, 1_000}) {
            int starts = 0;
            int early = 0;
            int others = 0;
            for (int i = 0; i < 1_000; i++) {
                long start = FIRST_MILLIS + i;
                Histogram histogram = new Histogram(3);
                histogram.recordValue(9);
                histogram.setStartTimeStamp(start);
                histogram.setEndTimeStamp(start + millis);
                ByteArrayOutputStream log = new ByteArrayOutputStream();
                HistogramLogWriter writer = new HistogramLogWriter(log);
                writer.outputIntervalHistogram(histogram);
                writer.close();
                EncodableHistogram read =
                        new HistogramLogReader(new ByteArrayInputStream(log.toByteArray())).nextIntervalHistogram();
                starts += read.getStartTimeStamp() == start ? 0 : 1;
                long off = read.getEndTimeStamp() - (start + millis);
                early += off == -1 ? 1 : 0;
                others += off != -1 && off != 0 ? 1 : 0;
            }
            told.append(millis).append(" ms: ").append(starts).append(" starts off, ").append(early)
                    .append(" ends 1 ms early, ").append(others).append(" otherwise off; ");
        }
        System.out.println(told + "of 1000 each");
    }
}
JAVA
seen=$(java -cp 'lib/*' LogEnds.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
