// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class JmhResultTest {
    private static JmhResult of(final String mode, final double... iterations) {
        final ObjectNode entry = JsonNodeFactory.instance.objectNode().put("mode", mode);
        final ObjectNode metric = entry.putObject("primaryMetric");
        metric.putObject("scorePercentiles").put("50.0", 4.0);
        final ArrayNode fork = metric.putArray("rawData").addArray();
        for (final double iteration : iterations) {
            fork.add(iteration);
        }
        return new JmhResult(entry);
    }

    @Test
    void theMedianIsWhatItDidAndTheQuickestWhatItCosts() {
        final JmhResult disturbed = of("avgt", 9, 5, 8, 6, 7);

        assertThat(disturbed.score()).isEqualTo(7);
        assertThat(disturbed.cost()).isEqualTo(5);
    }

    @Test
    void whereMoreIsBetterTheQuickestIsTheHighest() {
        final JmhResult throughput = of("thrpt", 2, 4, 1);

        assertThat(throughput.score()).isEqualTo(2);
        assertThat(throughput.cost()).isEqualTo(0.25);
    }

    @Test
    void samplesAreComparedByTheirMedian() {
        assertThat(of("sample").cost()).isEqualTo(4);
    }
}
