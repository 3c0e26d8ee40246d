// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import java.util.List;

/**
 * Plots over percentiles, one seen at a time when scripts run, all of them otherwise.
 *
 * @param panels one for each rate
 */
public record Percentiles(List<Panel> panels) {
    /**
     * One rate.
     *
     * @param id of its elements
     * @param label the rate
     * @param selected whether it is seen first
     * @param lateness the plot without a script
     * @param interval the plot without a script
     */
    public record Panel(String id, String label, boolean selected, String lateness, String interval) {}
}
