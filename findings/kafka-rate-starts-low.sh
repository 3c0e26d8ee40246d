#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Kafka clients 4.1.0: the rate of a sensor reads far too low for the first 30 s, and then jumps to the truth.
#
# Expected: a steady 10 a second reads about 10 after a second or two.
# Seen, with the default configuration (2 samples of 30 s): 0.4 after one second, 2.5 after ten, 5.0 just before 30 s, and 10.0
# at 30 s, since the rate always divides by at least one full sample. 300 events at once read 10 a second.
#
# Why it matters: quotas are judged by this rate. To a quota of 10 a second, a client that sends 300 in an instant is not over it.
set -euo pipefail

expected='10 a second: 0.4 after 1.0 s, 2.5 after 10.0 s, 5.0 after 29.9 s, 10.0 after 30.0 s, 10.0 after 60.0 s, 300 at once: 10.0'

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
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-clients</artifactId><version>4.1.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
XML
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    -DoutputDirectory=lib >&2

cat > StartsLow.java <<'JAVA'
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.stats.Rate;

public class StartsLow {
    public static void main(String[] args) {
        MetricConfig config = new MetricConfig();
        Rate steady = new Rate();
        StringBuilder told = new StringBuilder("10 a second:");
        for (int i = 0; i <= 600; i++) {
            long millis = 1_000_000 + i * 100L;
            steady.record(config, 1, millis);
            if (i == 10 || i == 100 || i == 299 || i == 300 || i == 600) {
                told.append(' ').append(tenths(steady.measure(config, millis))).append(" after ").append(i / 10.0)
                        .append(" s,");
            }
        }
        Rate burst = new Rate();
        burst.record(config, 300, 1_000_000);
        System.out.println(told + " 300 at once: " + tenths(burst.measure(config, 1_000_000)));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
JAVA
seen=$(java -cp 'lib/*' StartsLow.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
