// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

/** Labels of curves that end near each other. */
final class Apart {
    private Apart() {}

    /**
     * Pushes labels at least {@code step} apart: downwards from the highest, and up again from the {@code edge} of the paper.
     */
    static double[] down(final double[] wanted, final double step, final double edge) {
        final double[] places = wanted.clone();
        for (int i = 1; i < places.length; i++) {
            places[i] = Math.max(places[i], places[i - 1] + step);
        }
        double lowest = edge;
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], lowest);
            lowest = places[i] - step;
        }
        return places;
    }
}
