#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# HdrHistogram 2.2.2: DoubleHistogram counts what is not a number.
#
# Expected: recordValue(NaN) is refused, as a negative value is.
# Seen: it counts as zero, so the mean of 1.0 and NaN is 0.5 and the minimum is 0. When NaN is the first value of a histogram,
# the maximum is 6.5e237 until a true value comes.
#
# Why it matters: a monitor that computes 0/0 for an idle second pulls its own mean down, and nothing warns it.
set -euo pipefail

expected='1.0, NaN: count 2, min 0.0, mean 0.5; NaN alone: max 6.511732844609232E237; NaN, 1.0: count 2, min 0.0, max 1.0009765624999998'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=org.hdrhistogram:HdrHistogram:2.2.2 -DoutputDirectory=lib >&2

cat > NotANumber.java <<'JAVA'
import org.HdrHistogram.DoubleHistogram;

public class NotANumber {
    public static void main(String[] args) {
        DoubleHistogram after = new DoubleHistogram(3);
        after.recordValue(1.0);
        after.recordValue(Double.NaN);
        DoubleHistogram first = new DoubleHistogram(3);
        first.recordValue(Double.NaN);
        double alone = first.getMaxValue();
        first.recordValue(1.0);
        System.out.println("1.0, NaN: count " + after.getTotalCount() + ", min " + after.getMinValue() + ", mean "
                + after.getMean() + "; NaN alone: max " + alone + "; NaN, 1.0: count " + first.getTotalCount()
                + ", min " + first.getMinValue() + ", max " + first.getMaxValue());
    }
}
JAVA
seen=$(java -cp 'lib/*' NotANumber.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
