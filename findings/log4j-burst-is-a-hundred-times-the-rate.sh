#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Log4j 2.25.2: BurstFilter without maxBurst lets a hundred times its rate through at once.
#
# Expected: ten times the rate, as its Javadoc says.
# Seen: rate 10 admits 1,000 events in one go. The interval after which each of them counts no more is maxBurst / rate, computed
# in float: 99.999997952 s. With maxBurst 20 it is 2 s.
#
# Why it matters: "10 a second" is a storm of 1,000 lines and then silence for up to 100 s; maxBurst has to be set too.
set -euo pipefail

expected='rate 10: 1000 at once, interval=99999997952; rate 10, maxBurst 20: 20 at once, interval=2000000000'

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
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>2.25.2</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-api</artifactId><version>2.25.2</version></dependency>
  </dependencies>
</project>
XML
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    -DoutputDirectory=lib >&2

cat > Burst.java <<'JAVA'
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.filter.BurstFilter;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;

public class Burst {
    public static void main(String[] args) {
        BurstFilter unset = BurstFilter.newBuilder().setRate(10).build();
        BurstFilter set = BurstFilter.newBuilder().setRate(10).setMaxBurst(20).build();
        System.out.println("rate 10: " + admitted(unset) + " at once, " + interval(unset) + "; rate 10, maxBurst 20: "
                + admitted(set) + " at once, " + interval(set));
    }

    private static String interval(BurstFilter filter) {
        return filter.toString().replaceAll(".*(interval=[0-9]+).*", "$1");
    }

    private static int admitted(BurstFilter filter) {
        filter.start();
        LogEvent event = Log4jLogEvent.newBuilder().setLevel(Level.INFO).build();
        int admitted = 0;
        while (admitted < 100_000 && filter.filter(event) != Filter.Result.DENY) {
            admitted++;
        }
        return admitted;
    }
}
JAVA
seen=$(java -cp 'lib/*' Burst.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
