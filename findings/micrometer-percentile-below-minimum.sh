#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Micrometer 1.17.2 with HdrHistogram 2.2.2: published percentiles lie below the least and above the greatest value.
#
# Expected: publishPercentiles() is right to about 1 %, and within what was recorded.
# Seen: the default precision is one digit, so 1,000 times 100 ms give a median of 96.5 ms, below each of them, and 1 to 1,000 ms
# give a p100 of 1,006.6 ms beside a maximum of 1,000. With percentilePrecision(3) it is 99.9 and 1,000.3. A minute after
# the last value the percentile is 0, and the maximum still 500 ms.
#
# Why it matters: a goal of "p50 at most 98 ms" is reached by a service that never took less than 100.
set -euo pipefail

expected='1 digit: p50 of 100 ms 96.5, p100 of 1 to 1000 ms 1006.6; 3 digits: p50 of 100 ms 99.9, p100 of 1 to 1000 ms 1000.3; by default p50 of 100 ms 96.5; a minute after 500 ms p50 0.0, max 500.0'

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
    <dependency><groupId>io.micrometer</groupId><artifactId>micrometer-core</artifactId><version>1.17.2</version></dependency>
    <dependency><groupId>org.hdrhistogram</groupId><artifactId>HdrHistogram</artifactId><version>2.2.2</version></dependency>
  </dependencies>
</project>
XML
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    -DoutputDirectory=lib >&2

cat > Outside.java <<'JAVA'
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;

public class Outside {
    public static void main(String[] args) {
        MockClock clock = new MockClock();
        SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
        StringBuilder told = new StringBuilder();
        for (int digits : new int[] {1, 3}) {
            Timer same = Timer.builder("same" + digits).publishPercentiles(0.5).percentilePrecision(digits)
                    .register(registry);
            Timer rising = Timer.builder("rising" + digits).publishPercentiles(1).percentilePrecision(digits)
                    .register(registry);
            for (int millis = 1; millis <= 1_000; millis++) {
                same.record(100, TimeUnit.MILLISECONDS);
                rising.record(millis, TimeUnit.MILLISECONDS);
            }
            told.append(digits).append(digits == 1 ? " digit" : " digits").append(": p50 of 100 ms ")
                    .append(percentile(same)).append(", p100 of 1 to 1000 ms ").append(percentile(rising)).append("; ");
        }
        Timer unset = Timer.builder("unset").publishPercentiles(0.5).register(registry);
        unset.record(100, TimeUnit.MILLISECONDS);
        told.append("by default p50 of 100 ms ").append(percentile(unset));
        Timer once = Timer.builder("once").publishPercentiles(0.5).register(registry);
        once.record(500, TimeUnit.MILLISECONDS);
        clock.add(60, TimeUnit.SECONDS);
        HistogramSnapshot later = once.takeSnapshot();
        told.append("; a minute after 500 ms p50 ").append(percentile(once)).append(", max ")
                .append(later.max(TimeUnit.MILLISECONDS));
        System.out.println(told);
    }

    private static double percentile(Timer timer) {
        double millis = timer.takeSnapshot().percentileValues()[0].value(TimeUnit.MILLISECONDS);
        return Math.round(millis * 10) / 10.0;
    }
}
JAVA
seen=$(java -cp 'lib/*' Outside.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
