// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

/** {@link IntervalsTest} with four lines. */
class IntervalsOnLinesTest extends IntervalsTest {
    @Override
    int lines() {
        return 4;
    }
}
