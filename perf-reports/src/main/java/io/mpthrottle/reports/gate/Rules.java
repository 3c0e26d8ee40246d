// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

/**
 * When a row fails. Shares are of the base: 0.03 is 3 %.
 *
 * @param alpha the error rate of each look at the suite in one direction
 * @param delta the least difference from 1 of a median ratio that matters
 * @param deltaContended the same for rows with several threads
 * @param effect what a run must be able to see: a row whose interval still contains it is inconclusive rather than passed
 * @param effectContended the same for rows with several threads
 * @param allocationTolerance the bytes for each operation that do not matter
 * @param loudShare the share of a row's forks that may have run beside other load
 */
record Rules(
        double alpha,
        double delta,
        double deltaContended,
        double effect,
        double effectContended,
        double allocationTolerance,
        double loudShare) {
    static final Rules DEFAULT = new Rules(0.05, 0.03, 0.10, 0.10, 0.30, 0.5, 0.20);

    Rules withDeltas(final double one, final double several) {
        return new Rules(alpha, one, several, effect, effectContended, allocationTolerance, loudShare);
    }

    double delta(final Sample sample) {
        return sample.contended() ? deltaContended : delta;
    }

    double effect(final Sample sample) {
        return sample.contended() ? Math.max(effectContended, deltaContended) : Math.max(effect, delta);
    }
}
