// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

/** Keeps the fields of a subclass away from whatever the heap puts before them. */
@SuppressWarnings("unused")
abstract class Padding {
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14;
}
