// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

/** A polyline as a path, without the points that make no visible difference. */
final class Line {
    private static final double VISIBLE = 0.25;

    private final StringBuilder data = new StringBuilder();
    private double lastX = Double.NaN;
    private double lastY = Double.NaN;
    private double slope = Double.NaN;
    private double heldX = Double.NaN;
    private double heldY = Double.NaN;

    /** A point on a stretch that is already straight replaces the end of that stretch. */
    Line to(final double x, final double y) {
        if (Double.isNaN(lastX)) {
            write('M', x, y);
            return this;
        }
        if (!Double.isNaN(heldX) && Math.abs(lastY + slope * (x - lastX) - y) >= VISIBLE) {
            write('L', heldX, heldY);
            slope = Double.NaN;
        }
        if (Double.isNaN(slope)) {
            slope = (y - lastY) / (x - lastX);
        }
        heldX = x;
        heldY = y;
        return this;
    }

    private void write(final char command, final double x, final double y) {
        data.append(command).append(Svg.number(x)).append(' ').append(Svg.number(y));
        lastX = x;
        lastY = y;
    }

    String data() {
        if (!Double.isNaN(heldX)) {
            write('L', heldX, heldY);
            heldX = Double.NaN;
        }
        return data.toString();
    }
}
