#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# HdrHistogram 2.2.2: recording a value no times makes it the maximum.
#
# Expected: recordValueWithCount(value, 0) changes nothing.
# Seen: maximum and minimum take the value, which no percentile shows. After 5 was recorded once and 1,000,000 no times,
# getMaxValue() is 1,000,447 and the 100th percentile is 5. A histogram of no values has a maximum of 77.
#
# Why it matters: a monitor that passes on the counts of a period, zeros included, publishes a maximum that never occurred.
set -euo pipefail

expected='count 1, max 1000447, p100 5; count 0, max 77, least above zero 77'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=org.hdrhistogram:HdrHistogram:2.2.2 -DoutputDirectory=lib >&2

cat > ZeroCount.java <<'JAVA'
import org.HdrHistogram.Histogram;

public class ZeroCount {
    public static void main(String[] args) {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(5);
        histogram.recordValueWithCount(1_000_000, 0);
        Histogram none = new Histogram(3);
        none.recordValueWithCount(77, 0);
        System.out.println("count " + histogram.getTotalCount() + ", max " + histogram.getMaxValue() + ", p100 "
                + histogram.getValueAtPercentile(100) + "; count " + none.getTotalCount() + ", max "
                + none.getMaxValue() + ", least above zero " + none.getMinNonZeroValue());
    }
}
JAVA
seen=$(java -cp 'lib/*' ZeroCount.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
