#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# HdrHistogram 2.2.2: a copy has no tag, and what went through the V2 encoding has no times either.
#
# Expected: copy() keeps tag, start and end; the encoded form keeps the times.
# Seen: copy() and copyInto() keep the times and drop the tag. A decoded histogram starts at Long.MAX_VALUE and ends at 0,
# and a log line written from it reads 9223372036854776.000 for the start and the same below zero for the length.
#
# Why it matters: a histogram that is sent to a collector needs its tag and its times set again before it is logged.
set -euo pipefail

expected='original orders 5000 6000; copy null 5000 6000; copyInto null 5000 6000; decoded null 9223372036854775807 0, logged 9223372036854776.000 -9223372036854776.000'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=org.hdrhistogram:HdrHistogram:2.2.2 -DoutputDirectory=lib >&2

cat > Copies.java <<'JAVA'
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

public class Copies {
    public static void main(String[] args) throws Exception {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(7);
        histogram.setTag("orders");
        histogram.setStartTimeStamp(5_000);
        histogram.setEndTimeStamp(6_000);
        Histogram copy = histogram.copy();
        Histogram target = new Histogram(3);
        histogram.copyInto(target);
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        histogram.encodeIntoCompressedByteBuffer(bytes);
        bytes.flip();
        Histogram decoded = Histogram.decodeFromCompressedByteBuffer(bytes, 0);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(log);
        writer.outputIntervalHistogram(decoded);
        writer.close();
        String[] line = log.toString().split(",");
        System.out.println("original " + told(histogram) + "; copy " + told(copy) + "; copyInto " + told(target)
                + "; decoded " + told(decoded) + ", logged " + line[0] + " " + line[1]);
    }

    private static String told(Histogram histogram) {
        return histogram.getTag() + " " + histogram.getStartTimeStamp() + " " + histogram.getEndTimeStamp();
    }
}
JAVA
seen=$(java -cp 'lib/*' Copies.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
