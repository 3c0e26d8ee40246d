// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

/** How synthetic workers wait for fuel. */
enum Waiting {
    /** The library's own way: spin, yield, then park. */
    DEFAULT,
    /** Spin all the time: the most even pace, for a core per worker. */
    SPIN
}
