// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

/** {@link EmitTest} with four lines. */
class EmitOnLinesTest extends EmitTest {
    @Override
    int lines() {
        return 4;
    }
}
