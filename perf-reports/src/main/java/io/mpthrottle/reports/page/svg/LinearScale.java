// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

/**
 * Equal steps for equal differences.
 *
 * @param low the value at the beginning
 * @param high the value at the end; more than low
 * @param from where low stands
 * @param to where high stands
 */
record LinearScale(double low, double high, double from, double to) implements Scale {
    @Override
    public double at(final double value) {
        return from + (value - low) / (high - low) * (to - from);
    }
}
