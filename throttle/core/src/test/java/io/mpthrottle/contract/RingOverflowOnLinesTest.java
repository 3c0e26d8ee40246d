// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

/** {@link RingOverflowTest} with four lines. */
class RingOverflowOnLinesTest extends RingOverflowTest {
    @Override
    int lines() {
        return 4;
    }
}
