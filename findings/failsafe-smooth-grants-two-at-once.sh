#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Failsafe 3.3.2: the smooth limiter grants two permits a nanosecond apart, and knows only whole nanoseconds.
#
# Expected: smooth means that two grants are never closer than the interval.
# Seen: the intervals are slots that lie fixed from the limiter's start. At 10 a second, a caller is granted at 199,999,999 ns
# and at 200,000,000 ns. The interval is cut to whole nanoseconds, so 300,000,000 a second become 333,333,333, 700,000,000
# become 1,000,000,000, and beyond 1,000,000,000 the interval is zero.
#
# Why it matters: only a limiter that counts from the last grant keeps a least distance between two calls.
set -euo pipefail

expected='10/s: 0 granted, 99999999 refused, 199999999 granted, 200000000 granted, 200000001 refused, intervals: 7000000/s 142 ns 300000000/s 3 ns 700000000/s 1 ns 1500000000/s 0 ns'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=dev.failsafe:failsafe:3.3.2 -DoutputDirectory=lib >&2

cat > Slots.java <<'JAVA'
package dev.failsafe.internal;

import dev.failsafe.RateLimiter;
import dev.failsafe.RateLimiterConfig;
import java.time.Duration;

public class Slots {
    private static final class Manual extends RateLimiterStats.Stopwatch {
        private long nanos;

        @Override
        long elapsedNanos() {
            return nanos;
        }
    }

    public static void main(String[] args) {
        Manual clock = new Manual();
        RateLimiterConfig<Object> ten = RateLimiter.smoothBuilder(10, Duration.ofSeconds(1)).build().getConfig();
        RateLimiter<Object> limiter = new RateLimiterImpl<>(ten, clock);
        StringBuilder told = new StringBuilder("10/s:");
        for (long nanos : new long[] {0, 99_999_999, 199_999_999, 200_000_000, 200_000_001}) {
            clock.nanos = nanos;
            told.append(' ').append(nanos).append(limiter.tryAcquirePermit() ? " granted," : " refused,");
        }
        told.append(" intervals:");
        for (long perSecond : new long[] {7_000_000, 300_000_000, 700_000_000, 1_500_000_000}) {
            told.append(' ').append(perSecond).append("/s ").append(RateLimiter
                    .smoothBuilder(perSecond, Duration.ofSeconds(1)).build().getConfig().getMaxRate().toNanos())
                    .append(" ns");
        }
        System.out.println(told);
    }
}
JAVA
javac -d classes -cp 'lib/*' Slots.java
seen=$(java -cp 'classes:lib/*' dev.failsafe.internal.Slots 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
