// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

/** Labels of curves that end near each other. */
final class Apart {
    private Apart() {}

    /**
     * Pushes them apart: downwards, and up again from the edge of the paper.
     *
     * @param wanted where they would stand, from the highest to the lowest
     * @param step what must be between two
     * @param edge where the lowest may stand
     * @return where they stand
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
