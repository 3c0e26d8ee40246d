// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import java.math.BigInteger;

/**
 * How many units have fallen due, as the contract words it: unit k of a run at first + k·per/units. Always counted from
 * the first unit of the run and never step by step, so nothing can add up.
 */
final class DueUnits {
    private final long units;
    private final long perNs;

    /** The first unit of this run falls due at {@code firstNs + part / units}. */
    private long firstNs;

    private long part;
    private boolean begun;
    private long before;
    private long inRun;

    DueUnits(long units, long perNs) {
        this.units = units;
        this.perNs = perNs;
    }

    /** A run begins: its first unit falls due at max(start, the last due time + T). */
    void begin(long startNs) {
        BigInteger[] next = next();
        before += inRun;
        inRun = 0;
        firstNs += next[0].longValueExact();
        part = next[1].longValueExact();
        if (!begun || firstNs - startNs < 0) {
            begun = true;
            firstNs = startNs;
            part = 0;
        }
    }

    /** All that fell due until then, in all runs. */
    long until(long nowNs) {
        long elapsedNs = nowNs - firstNs;
        if (elapsedNs >= 0) {
            inRun = Math.max(inRun, count(elapsedNs));
        }
        return before + inRun;
    }

    /** The first whole nanosecond at which one more is due. */
    long nextNs() {
        BigInteger[] next = next();
        return firstNs + next[0].longValueExact() + next[1].signum();
    }

    /** When the next unit of this run is due after {@code firstNs}: whole nanoseconds, and the part of one that is left. */
    private BigInteger[] next() {
        return big(inRun).multiply(big(perNs)).add(big(part)).divideAndRemainder(big(units));
    }

    private long count(long elapsedNs) {
        long scaled = elapsedNs * units;
        if (Math.multiplyHigh(elapsedNs, units) == 0 && scaled >= 0) {
            return scaled < part ? 0 : (scaled - part) / perNs + 1;
        }
        return big(elapsedNs)
                .multiply(big(units))
                .subtract(big(part))
                .divide(big(perNs))
                .add(BigInteger.ONE)
                .longValueExact();
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
