// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.math.BigInteger;

/** The schedule as the contract words it, in arithmetic that cannot overflow: unit k is due at start + k·per/maxN. */
record Schedule(long maxN, long perNs) {
    /** Units that fell due within {@code elapsedNs} after the start, the one at the start included. */
    long dueBy(long elapsedNs) {
        if (elapsedNs < 0) {
            return 0;
        }
        return big(elapsedNs)
                .multiply(big(maxN))
                .divide(big(perNs))
                .add(BigInteger.ONE)
                .longValueExact();
    }

    /** The first whole nanosecond after the start at which unit {@code k} is due. */
    long dueNs(long k) {
        BigInteger[] quotientAndRest = big(k).multiply(big(perNs)).divideAndRemainder(big(maxN));
        long quotient = quotientAndRest[0].longValueExact();
        return quotientAndRest[1].signum() == 0 ? quotient : quotient + 1;
    }

    /** T, rounded up to whole nanoseconds. */
    long spacingNs() {
        return dueNs(1);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
