// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.monitor.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All statistics, read at once.
 *
 * @param totals runtime and total
 * @param fuel where the fuel of each limit is; empty without a limit
 * @param views what the monitor published last, or null without a monitor
 */
public record Reading(
        Totals totals, List<FuelAccount> fuel, @Nullable Snapshot views) {}
