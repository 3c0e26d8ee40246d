#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# ratelimitj 0.7.0: its sliding window does not slide by default, and a rule of 1.5 s is one of 1 s.
#
# Expected: 50 requests per 10 s are at most 50 in any 10 s, to the second.
# Seen: the precision is by default as long as the window, so it is a fixed one: 100 are admitted within 10 s. With a
# precision of 1 s it is 50. Durations are cut to whole seconds without a word, so 1,500 ms limit like 1,000.
#
# Why it matters: an exchange that counts a sliding window sees twice the limit; ask for the precision by name.
set -euo pipefail

expected='default: 100 in 10 s, precision 1 s: 50 in 10 s, a rule of 1500 ms: 1 s'

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
    <dependency><groupId>es.moki.ratelimitj</groupId><artifactId>ratelimitj-inmemory</artifactId><version>0.7.0</version></dependency>
    <dependency><groupId>io.projectreactor</groupId><artifactId>reactor-core</artifactId><version>3.4.2</version></dependency>
  </dependencies>
</project>
XML
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    -DoutputDirectory=lib >&2

cat > Slides.java <<'JAVA'
import es.moki.ratelimitj.core.limiter.request.RequestLimitRule;
import es.moki.ratelimitj.core.time.TimeSupplier;
import es.moki.ratelimitj.inmemory.request.InMemorySlidingWindowRequestRateLimiter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

public class Slides {
    private static final class Seconds implements TimeSupplier {
        private long now;

        @Override
        public long get() {
            return now;
        }

        @Override
        public CompletionStage<Long> getAsync() {
            return CompletableFuture.completedFuture(now);
        }

        @Override
        public Mono<Long> getReactive() {
            return Mono.just(now);
        }
    }

    public static void main(String[] args) {
        RequestLimitRule rule = RequestLimitRule.of(Duration.ofSeconds(10), 50);
        System.out.println("default: " + most(rule) + " in 10 s, precision 1 s: "
                + most(rule.withPrecision(Duration.ofSeconds(1))) + " in 10 s, a rule of 1500 ms: "
                + RequestLimitRule.of(Duration.ofMillis(1_500), 50).getDurationSeconds() + " s");
    }

    /** The most that a greedy caller is granted in any 10 seconds. */
    private static int most(RequestLimitRule rule) {
        Seconds clock = new Seconds();
        var limiter = new InMemorySlidingWindowRequestRateLimiter(Set.of(rule), clock);
        int[] granted = new int[100];
        for (int second = 3; second < granted.length; second++) {
            clock.now = 1_000 + second;
            for (int i = 0; i < 100; i++) {
                granted[second] += limiter.overLimitWhenIncremented("key") ? 0 : 1;
            }
        }
        int most = 0;
        for (int second = 9; second < granted.length; second++) {
            int sum = 0;
            for (int i = second - 9; i <= second; i++) {
                sum += granted[i];
            }
            most = Math.max(most, sum);
        }
        return most;
    }
}
JAVA
seen=$(java -cp 'lib/*' Slides.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
