#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Bucket4j 8.19.0: replacing the configuration of a bucket with two unnamed limits fills it up, even AS_IS.
#
# Expected: AS_IS keeps the tokens; limits without an id are matched by their order.
# Seen: with one limit it keeps them. With two limits without ids all of them start full, whatever the strategy and even
# with the very same configuration: a bucket that was empty has 10 tokens again. With ids it stays empty.
#
# Why it matters: reloading a configuration regularly grants the burst anew each time; give each limit an id from the start.
set -euo pipefail

expected='one limit 0, two unnamed 10, two named 0'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=com.bucket4j:bucket4j_jdk17-core:8.19.0 -DoutputDirectory=lib >&2

cat > Replace.java <<'JAVA'
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;

public class Replace {
    public static void main(String[] args) {
        System.out.println("one limit " + after(perSecond(null)) + ", two unnamed "
                + after(perSecond(null), perMinute(null)) + ", two named "
                + after(perSecond("second"), perMinute("minute")));
    }

    private static long after(Bandwidth... limits) {
        TimeMeter frozen = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return 0;
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
        var builder = Bucket.builder().withCustomTimePrecision(frozen);
        var same = BucketConfiguration.builder();
        for (Bandwidth limit : limits) {
            builder.addLimit(limit);
            same.addLimit(limit);
        }
        Bucket bucket = builder.build();
        bucket.tryConsume(10);
        bucket.replaceConfiguration(same.build(), TokensInheritanceStrategy.AS_IS);
        return bucket.getAvailableTokens();
    }

    private static Bandwidth perSecond(String id) {
        var limit = Bandwidth.builder().capacity(10).refillGreedy(10, Duration.ofSeconds(1));
        return id == null ? limit.build() : limit.id(id).build();
    }

    private static Bandwidth perMinute(String id) {
        var limit = Bandwidth.builder().capacity(100).refillGreedy(100, Duration.ofMinutes(1));
        return id == null ? limit.build() : limit.id(id).build();
    }
}
JAVA
seen=$(java -cp 'lib/*' Replace.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
