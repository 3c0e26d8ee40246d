// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.ForkLog;
import io.mpthrottle.reports.forks.Row;
import java.util.List;

/**
 * What a run found.
 *
 * @param setup what was asked
 * @param rows the verdict on each row that both jars have
 * @param onlyBase rows that only the base has
 * @param onlyCandidate rows that only the candidate has
 * @param log all forks
 * @param interrupted whether the run did not come to its end
 * @param seconds how long the run took
 */
record GateResult(
        GateSetup setup,
        List<RowResult> rows,
        List<Row> onlyBase,
        List<Row> onlyCandidate,
        ForkLog log,
        boolean interrupted,
        double seconds) {
    Verdict verdict() {
        final Verdict verdict = Verdict.of(rows.stream().map(RowResult::verdict).toList());
        return interrupted && verdict != Verdict.REGRESSED ? Verdict.INCONCLUSIVE : verdict;
    }

    int exitCode() {
        return verdict().exitCode(setup.strict());
    }

    /** How much slower the candidate is over all rows. */
    double geomean() {
        return Math.exp(rows.stream()
                .mapToDouble(row -> Math.log(row.first().ratio().ratio()))
                .average()
                .orElse(0));
    }
}
