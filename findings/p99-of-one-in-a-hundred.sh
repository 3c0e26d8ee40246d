#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# One slow call in a hundred: which p99 do six libraries tell?
#
# Expected: HdrHistogram tells 10, and those that interpolate tell about 1,000.
# Seen, for 99 times 10 and once 1,000: the fast value (HdrHistogram, DDSketch), the slow one (t-digest), or a value between
# the two that nobody ever measured: JMH and Dropwizard 990.1, Commons Statistics 666.7 with its default method and 19.9
# with HF7, the one that R and NumPy use by default.
#
# Why it matters: a p99 goal of 100 is reached in one tool and missed in another, on the same samples; so compare tails of
# different tools only where many samples lie beyond the percentile.
#
# HdrHistogram 2.2.2, DDSketch (sketches-java) 0.8.3, t-digest 3.3, JMH 1.37, Commons Statistics 1.2, Dropwizard Metrics 4.2.33.
set -euo pipefail

expected='HdrHistogram 10, DDSketch 10.0, t-digest 1000.0, JMH 990.1, Dropwizard 990.1, Commons HF8 666.7, Commons HF7 19.9'

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
    <dependency><groupId>org.hdrhistogram</groupId><artifactId>HdrHistogram</artifactId><version>2.2.2</version></dependency>
    <dependency><groupId>com.datadoghq</groupId><artifactId>sketches-java</artifactId><version>0.8.3</version></dependency>
    <dependency><groupId>com.tdunning</groupId><artifactId>t-digest</artifactId><version>3.3</version></dependency>
    <dependency><groupId>org.openjdk.jmh</groupId><artifactId>jmh-core</artifactId><version>1.37</version></dependency>
    <dependency><groupId>org.apache.commons</groupId><artifactId>commons-statistics-descriptive</artifactId><version>1.2</version></dependency>
    <dependency><groupId>io.dropwizard.metrics</groupId><artifactId>metrics-core</artifactId><version>4.2.33</version></dependency>
  </dependencies>
</project>
XML
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
    -DoutputDirectory=lib >&2

cat > NinetyNine.java <<'JAVA'
import com.codahale.metrics.UniformSnapshot;
import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.tdunning.math.stats.TDigest;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.descriptive.Quantile;
import org.openjdk.jmh.util.SampleBuffer;

public class NinetyNine {
    public static void main(String[] args) {
        Histogram histogram = new Histogram(3);
        DDSketch sketch = DDSketches.unboundedDense(0.001);
        TDigest digest = TDigest.createMergingDigest(100);
        SampleBuffer samples = new SampleBuffer();
        double[] doubles = new double[100];
        long[] longs = new long[100];
        for (int i = 0; i < 100; i++) {
            long value = i == 99 ? 1_000 : 10;
            histogram.recordValue(value);
            sketch.accept(value);
            digest.add(value);
            samples.add(value);
            doubles[i] = value;
            longs[i] = value;
        }
        System.out.println("HdrHistogram " + histogram.getValueAtPercentile(99)
                + ", DDSketch " + tenths(sketch.getValueAtQuantile(0.99))
                + ", t-digest " + tenths(digest.quantile(0.99))
                + ", JMH " + tenths(samples.getStatistics(1).getPercentile(99))
                + ", Dropwizard " + tenths(new UniformSnapshot(longs).get99thPercentile())
                + ", Commons HF8 " + tenths(Quantile.withDefaults().evaluate(doubles, 0.99))
                + ", Commons HF7 "
                + tenths(Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).evaluate(doubles, 0.99)));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
JAVA
seen=$(java -cp 'lib/*' NinetyNine.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
