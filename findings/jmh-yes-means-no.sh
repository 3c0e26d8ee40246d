#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# JMH 1.37: a switch that is given "yes", "on" or "1" on the command line is switched off.
#
# Expected: the words mean true, or are refused as a bad thread count is.
# Seen: any word but "true" is false, without a message. So "-si yes" gives up synchronized iterations, which are on by default,
# and "-foe yes" does not fail on an error.
#
# Why it matters: a CI job with "-foe yes" is green although its benchmark threw.
set -euo pipefail

expected='-si, -foe, -gc true: true true true, yes: false false false, on: false false false, 1: false false false'

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
    <dependency><groupId>net.sf.jopt-simple</groupId><artifactId>jopt-simple</artifactId><version>5.0.4</version></dependency>
  </dependencies>
</project>
XML
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    -DoutputDirectory=lib >&2

cat > Words.java <<'JAVA'
import org.openjdk.jmh.runner.options.CommandLineOptions;

public class Words {
    public static void main(String[] args) throws Exception {
        StringBuilder told = new StringBuilder();
        for (String word : new String[] {"true", "yes", "on", "1"}) {
            CommandLineOptions options = new CommandLineOptions("-si", word, "-foe", word, "-gc", word);
            told.append(told.length() == 0 ? "" : ", ").append(word).append(": ")
                    .append(options.shouldSyncIterations().get()).append(' ')
                    .append(options.shouldFailOnError().get()).append(' ').append(options.shouldDoGC().get());
        }
        System.out.println("-si, -foe, -gc " + told);
    }
}
JAVA
seen=$(java -cp 'lib/*' Words.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
