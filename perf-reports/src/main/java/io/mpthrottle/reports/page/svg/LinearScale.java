// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

/** Equal steps for equal differences: low stands at from, high at to. */
record LinearScale(double low, double high, double from, double to) implements Scale {
    @Override
    public double at(final double value) {
        return from + (value - low) / (high - low) * (to - from);
    }
}
