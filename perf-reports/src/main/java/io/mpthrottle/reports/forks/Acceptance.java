// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which forks count: those that had the machine to themselves. The score is never looked at, or the choice would become
 * part of the result.
 *
 * @param share a fork is repeated when others used this share of all processors or more, 0 to 1
 * @param tries how often a fork is run at most
 */
public record Acceptance(double share, int tries) {
    static final Acceptance DEFAULT = new Acceptance(0.10, 5);

    /** Why a fork is not accepted, or null when it is. */
    @Nullable
    String complaint(final Load load) {
        if (!load.known()) {
            return null;
        }
        if (load.otherShare() >= share) {
            return say("other processes used", load.otherShare());
        }
        return load.stolenShare() >= share ? say("the host took", load.stolenShare()) : null;
    }

    /** How long to wait before the next try: by then the other process may be done. */
    static long pauseMillis(final int tried) {
        return 250L << Math.min(tried, 5);
    }

    private static String say(final String what, final double share) {
        return String.format(Locale.ROOT, "%s %.0f %% of the processor", what, share * 100);
    }
}
