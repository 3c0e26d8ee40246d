#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# HdrHistogram 2.2.2: merging a coarse histogram into a finer one moves its values down.
#
# Expected: add() keeps what the coarse histogram tells, as each of its buckets holds several of the finer ones.
# Seen: each bucket is added at its lowest value, so 10,000 recorded with 1 digit counts as 9,728 after the merge.
# The merged maximum is below a value that was recorded, where the coarse one's maximum was above it.
#
# Why it matters: when logs of several machines are added up, the sum should have the digits of the coarsest log.
set -euo pipefail

expected='1 digits: max 10239, mean 9984.0, merged into 3 digits: max 9735, mean 9732.0; 2 digits: max 10047, mean 10016.0, merged into 3 digits: max 9991, mean 9988.0; 3 digits: max 10007, mean 10004.0, merged into 3 digits: max 10007, mean 10004.0'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=org.hdrhistogram:HdrHistogram:2.2.2 -DoutputDirectory=lib >&2

cat > Merge.java <<'JAVA'
import org.HdrHistogram.Histogram;

public class Merge {
    public static void main(String[] args) {
        StringBuilder told = new StringBuilder();
        for (int digits = 1; digits <= 3; digits++) {
            Histogram coarse = new Histogram(digits);
            coarse.recordValue(10_000);
            Histogram merged = new Histogram(3);
            merged.add(coarse);
            told.append(digits).append(" digits: max ").append(coarse.getMaxValue()).append(", mean ")
                    .append(coarse.getMean()).append(", merged into 3 digits: max ").append(merged.getMaxValue())
                    .append(", mean ").append(merged.getMean()).append(digits < 3 ? "; " : "");
        }
        System.out.println(told);
    }
}
JAVA
seen=$(java -cp 'lib/*' Merge.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
