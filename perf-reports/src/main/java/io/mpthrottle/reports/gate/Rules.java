// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

/**
 * When a row fails. Shares are of the base: 0.03 is 3 %.
 *
 * @param alpha the error rate of each look at the suite in one direction
 * @param delta what a median ratio must differ from 1 by, at least
 * @param deltaContended the same for rows with several threads
 * @param effect what a run must be able to see: a row that passes while its interval still holds this is inconclusive
 * @param effectContended the same for rows with several threads
 * @param allocationTolerance bytes an operation
 * @param loudShare what share of a row's forks may have run beside other load
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
