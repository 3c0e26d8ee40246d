// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.Row;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The forks of one row on both sides, one number for each fork.
 *
 * @param row the row, with the number of threads that its forks had
 * @param base costs, lower is better
 * @param candidate costs, lower is better
 * @param baseAlloc bytes an operation, NaN where unknown
 * @param candidateAlloc bytes an operation, NaN where unknown
 * @param loud how many of the forks ran beside other load
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed on, never changed
record Sample(Row row, double[] base, double[] candidate, double[] baseAlloc, double[] candidateAlloc, int loud) {
    /** Both samples as one. */
    Sample with(final Sample more) {
        return new Sample(
                row,
                joined(base, more.base),
                joined(candidate, more.candidate),
                joined(baseAlloc, more.baseAlloc),
                joined(candidateAlloc, more.candidateAlloc),
                loud + more.loud);
    }

    private static double[] joined(final double[] first, final double[] second) {
        return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    boolean contended() {
        return row.threads() > 1;
    }

    boolean allocationKnown() {
        return Arrays.stream(baseAlloc).noneMatch(Double::isNaN)
                && Arrays.stream(candidateAlloc).noneMatch(Double::isNaN);
    }

    double loudShare() {
        return (double) loud / (base.length + candidate.length);
    }
}
