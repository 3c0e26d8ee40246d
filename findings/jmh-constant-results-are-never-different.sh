#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# JMH 1.37 and Commons Statistics 1.2: tests for a difference fail on values that do not vary.
#
# Expected: 24 B/op in each of five forks against 0 B/op in each is the clearest difference there is; equal values give p = 1.
# Seen: JMH compares without variance to "not different" (compareTo 0), since its t statistic is infinite. Commons' t-test
# gives p = NaN there. Its Mann-Whitney test handles that, but when all values of both sides are equal its two-sided
# p is NaN, while the one-sided ones are 1; and -0.0 is less than 0.0 to it (p = 0.004 for five each).
#
# Why it matters: a gate on allocation or on counts has just such samples, and one that asks whether p < 0.05 never fires.
set -euo pipefail

expected='JMH: 0 and 24 differ false, compareTo 0; t-test p NaN; Mann-Whitney of 0 and 24 p 0.004, of 0 and 0 p NaN, one-sided 1.0, of -0.0 and 0.0 p 0.004'

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
    <dependency><groupId>org.apache.commons</groupId><artifactId>commons-statistics-inference</artifactId><version>1.2</version></dependency>
  </dependencies>
</project>
XML
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    -DoutputDirectory=lib >&2

cat > Constants.java <<'JAVA'
import java.util.Arrays;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.TTest;
import org.openjdk.jmh.util.ListStatistics;

public class Constants {
    public static void main(String[] args) {
        double[] none = filled(0.0);
        double[] some = filled(24.0);
        MannWhitneyUTest ranks = MannWhitneyUTest.withDefaults();
        System.out.println("JMH: 0 and 24 differ " + new ListStatistics(none).isDifferent(new ListStatistics(some), 0.99)
                + ", compareTo " + new ListStatistics(none).compareTo(new ListStatistics(some))
                + "; t-test p " + TTest.withDefaults().test(none, some).getPValue()
                + "; Mann-Whitney of 0 and 24 p " + thousandths(ranks.test(none, some).getPValue())
                + ", of 0 and 0 p " + ranks.test(none, filled(0.0)).getPValue()
                + ", one-sided " + ranks.with(AlternativeHypothesis.GREATER_THAN).test(none, filled(0.0)).getPValue()
                + ", of -0.0 and 0.0 p " + thousandths(ranks.test(filled(-0.0), none).getPValue()));
    }

    private static double[] filled(double value) {
        double[] values = new double[5];
        Arrays.fill(values, value);
        return values;
    }

    private static double thousandths(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
JAVA
seen=$(java -cp 'lib/*' Constants.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
