// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.JmhJar;
import io.mpthrottle.reports.forks.JmhSettings;

/**
 * What a run was asked for.
 *
 * @param base the build that was there before
 * @param candidate the build that is asked about
 * @param include the pattern of the rows
 * @param rounds forks for each row and side
 * @param rules when a row fails
 * @param settings of the forks
 * @param seed of the order
 * @param strict whether a run fails that cannot tell
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
