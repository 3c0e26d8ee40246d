// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import java.util.List;

/**
 * Plots over percentiles, one seen at a time when scripts run, all of them otherwise.
 *
 * @param panels one for each rate
 */
record Percentiles(List<Panel> panels) {
    /** One rate. */
    record Panel(String id, String label, boolean selected, String lateness, String interval) {}
}
