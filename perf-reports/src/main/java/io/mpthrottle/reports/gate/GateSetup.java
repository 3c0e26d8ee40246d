// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.JmhJar;
import io.mpthrottle.reports.forks.JmhSettings;

/**
 * What a run was asked for.
 *
 * @param base what there was
 * @param candidate what is asked about
 * @param include which rows
 * @param rounds forks a row and side
 * @param rules when a row fails
 * @param settings of the forks
 * @param seed of the order
 * @param strict whether not to know is a failure
 */
record GateSetup(
        JmhJar base,
        JmhJar candidate,
        String include,
        int rounds,
        Rules rules,
        JmhSettings settings,
        long seed,
        boolean strict) {}
