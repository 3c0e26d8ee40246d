// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

/** Where on the paper a value stands. */
interface Scale {
    double at(double value);
}
