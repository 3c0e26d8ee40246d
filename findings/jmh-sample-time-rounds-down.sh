#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# JMH 1.37: the samples of mode SampleTime are rounded down, the worst one too.
#
# Expected: each sampled duration is kept as it was measured.
# Seen: beyond 1,024 ns only the leading bits stay: 1,000,003 ns counts as 999,424, 123,456,789 ns as 123,338,752. Mean, all
# percentiles and the maximum (p1.00) are therefore up to 0.2 % too low, never too high. HdrHistogram tells a maximum that
# is at least the one recorded.
#
# Why it matters: "p1.00" of JMH and "max" of HdrHistogram of the same run lie on different sides of the truth.
set -euo pipefail

expected='1023 as 1023, 1025 as 1024, 1000003 as 999424, 123456789 as 123338752'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.openjdk.jmh</groupId><artifactId>jmh-core</artifactId><version>1.37</version></dependency>
    <dependency><groupId>org.apache.commons</groupId><artifactId>commons-math3</artifactId><version>3.6.1</version></dependency>
  </dependencies>
</project>
XML
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    -DoutputDirectory=lib >&2

cat > Samples.java <<'JAVA'
import org.openjdk.jmh.util.SampleBuffer;

public class Samples {
    public static void main(String[] args) {
        StringBuilder told = new StringBuilder();
        for (long nanos : new long[] {1_023, 1_025, 1_000_003, 123_456_789}) {
            SampleBuffer buffer = new SampleBuffer();
            buffer.add(nanos);
            told.append(told.length() == 0 ? "" : ", ").append(nanos).append(" as ")
                    .append((long) buffer.getStatistics(1).getMax());
        }
        System.out.println(told);
    }
}
JAVA
seen=$(java -cp 'lib/*' Samples.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
