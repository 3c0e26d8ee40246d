// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

/** {@link ResetStatsTest} with four lines. */
class ResetStatsOnLinesTest extends ResetStatsTest {
    @Override
    int lines() {
        return 4;
    }
}
