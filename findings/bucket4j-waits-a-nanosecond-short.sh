#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Bucket4j 8.19.0: a caller that waits as long as the bucket says may be refused again, and is told to wait for 0 ns.
#
# Expected: after nanosToWaitForRefill there is a token, so the time is rounded up.
# Seen: it is rounded down. With 3 tokens per 10 s the probe says 3,333,333,333 ns; after exactly that it refuses, with a
# wait of 0. The same goes for 7/s, 30/s and 7 per minute; with 10/s and 60 per minute the time comes out whole.
#
# Why it matters: a test that moves its manual clock on by the probe's answer is refused again; it has to add 1 ns.
set -euo pipefail

expected='3/10s wait 3333333333, refused, wait 0; 7/1s wait 142857142, refused, wait 0; 30/1s wait 33333333, refused, wait 0; 7/60s wait 8571428571, refused, wait 0; 10/1s wait 100000000, granted; 60/60s wait 1000000000, granted'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=com.bucket4j:bucket4j_jdk17-core:8.19.0 -DoutputDirectory=lib >&2

cat > Waits.java <<'JAVA'
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

public class Waits {
    public static void main(String[] args) {
        StringBuilder told = new StringBuilder();
        long[][] limits = {{3, 10}, {7, 1}, {30, 1}, {7, 60}, {10, 1}, {60, 60}};
        for (long[] limit : limits) {
            long[] now = {0};
            TimeMeter clock = new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return now[0];
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            };
            Bucket bucket = Bucket.builder().withCustomTimePrecision(clock).addLimit(Bandwidth.builder()
                    .capacity(limit[0]).refillGreedy(limit[0], Duration.ofSeconds(limit[1])).build()).build();
            bucket.tryConsume(limit[0]);
            long first = bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
            now[0] += first;
            ConsumptionProbe second = bucket.tryConsumeAndReturnRemaining(1);
            told.append(told.length() == 0 ? "" : "; ").append(limit[0]).append('/').append(limit[1]).append("s wait ")
                    .append(first).append(second.isConsumed() ? ", granted" : ", refused, wait "
                            + second.getNanosToWaitForRefill());
        }
        System.out.println(told);
    }
}
JAVA
seen=$(java -cp 'lib/*' Waits.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
