// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every fork of a run has in common.
 *
 * @param warmup iterations that do not count
 * @param measurement iterations that count
 * @param mode JMH's mode, such as avgt, or null for the benchmark's own
 * @param jvmArgs flags of the forks, put before those that the benchmark brings along
 */
public record JmhSettings(
        Iterations warmup, Iterations measurement, @Nullable String mode, List<String> jvmArgs) {}
