// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides. The same code for a real run and for the simulation that proves it.
 *
 * <p>Slower: significant over all rows of the look, and by a ratio that matters. Allocating: more by the tolerance in the median, and
 * significant, too; where a benchmark takes milliseconds an operation, what JMH itself allocates would otherwise decide.
 */
final class Judge {
    private final Rules rules;

    Judge(final Rules rules) {
        this.rules = rules;
    }

    Finding find(final Comparison row) {
        if (isSlower(row)) {
            return Finding.SLOWER;
        }
        if (allocatesMore(row)) {
            return Finding.ALLOCATES;
        }
        return isFaster(row) ? Finding.FASTER : Finding.NONE;
    }

    private boolean isSlower(final Comparison row) {
        return isSignificant(row.slower()) && row.ratio().ratio() >= 1 + rules.delta(row.sample());
    }

    private boolean isFaster(final Comparison row) {
        return isSignificant(row.faster()) && row.ratio().ratio() <= 1 / (1 + rules.delta(row.sample()));
    }

    private boolean allocatesMore(final Comparison row) {
        return isSignificant(row.allocates()) && row.candidateAlloc() > row.baseAlloc() + rules.allocationTolerance();
    }

    private boolean isSignificant(final Comparison.P p) {
        return p.holm() <= rules.alpha();
    }

    /** Whether it has to be found again in fresh forks. */
    boolean fails(final Comparison row) {
        return find(row) != Finding.NONE;
    }

    /** Whether it fails, or leaves a doubt. */
    boolean isOpen(final Comparison row) {
        return fails(row) || doubt(row) != null;
    }

    /** Whether fresh forks alone tell of a row that failed that it failed again, or that there is nothing. */
    boolean isSettled(final Comparison found, final Comparison fresh) {
        return confirmed(found, fresh) != null || !isOpen(fresh);
    }

    /**
     * The verdict on a row.
     *
     * @param verdict the verdict
     * @param why in a few words, null where there is nothing to add
     */
    record Said(Verdict verdict, @Nullable String why) {}

    /**
     * What is said of a row in the end.
     *
     * @param found how it looks
     * @param fresh how it looks in forks that came later, null when there were none
     */
    Said judge(final Comparison found, final @Nullable Comparison fresh) {
        if (fresh == null) {
            return fails(found) ? unconfirmed(found) : unless(doubt(found));
        }
        final Said again = confirmed(found, fresh);
        if (again != null) {
            return again;
        }
        if (isLoud(fresh)) {
            return unless(noise(fresh));
        }
        if (fails(fresh)) {
            return unconfirmed(fresh);
        }
        // Forks that were not chosen for what they show come first; where they leave a doubt, all that there are.
        return unless(
                width(fresh) == null ? null : width(Comparison.of(found.sample().with(fresh.sample()))));
    }

    private Said unconfirmed(final Comparison row) {
        return new Said(Verdict.INCONCLUSIVE, say(row, find(row)) + ", not confirmed");
    }

    private static Said unless(final @Nullable String doubt) {
        return new Said(doubt == null ? Verdict.PASS : Verdict.INCONCLUSIVE, doubt);
    }

    /** What was found twice. Of times only quiet forks may say so; that others raised the suspicion does no harm. */
    private @Nullable Said confirmed(final Comparison found, final Comparison fresh) {
        final boolean quiet = !isLoud(fresh);
        final List<String> worse = new ArrayList<>();
        if (quiet && isSlower(found) && isSlower(fresh)) {
            worse.add(say(found, Finding.SLOWER));
        }
        if (allocatesMore(found) && allocatesMore(fresh)) {
            worse.add(say(found, Finding.ALLOCATES));
        }
        if (!worse.isEmpty()) {
            return new Said(Verdict.REGRESSED, String.join(", ", worse) + ", found twice");
        }
        return quiet && isFaster(found) && isFaster(fresh)
                ? new Said(Verdict.IMPROVED, say(found, Finding.FASTER) + ", found twice")
                : null;
    }

    private boolean isLoud(final Comparison row) {
        return row.sample().loudShare() > rules.loudShare();
    }

    /** Why a row that has not failed has not passed either. */
    private @Nullable String doubt(final Comparison row) {
        return isLoud(row) ? noise(row) : width(row);
    }

    private static String noise(final Comparison row) {
        final int all = row.sample().base().length + row.sample().candidate().length;
        return "the machine was not quiet in " + row.sample().loud() + " of " + all + " forks";
    }

    private @Nullable String width(final Comparison row) {
        final double effect = rules.effect(row.sample());
        return row.ratio().high() < 1 + effect
                ? null
                : "the interval is wider than the effect: " + Text.change(1 + effect) + " cannot be excluded";
    }

    private static String say(final Comparison row, final Finding found) {
        return switch (found) {
            case SLOWER -> Text.change(row.ratio().ratio()) + " slower";
            case FASTER -> Text.change(row.ratio().ratio()) + " faster";
            case ALLOCATES ->
                String.format(Locale.ROOT, "allocates %.1f B/op more", row.candidateAlloc() - row.baseAlloc());
            case NONE -> "no change";
        };
    }

    /** Rounds below which nothing could ever be significant, were all rows to differ. */
    int fewestRounds(final int rows) {
        int rounds = 1;
        while (MannWhitney.lowest(rounds, rounds) * rows > rules.alpha()) {
            rounds++;
        }
        return rounds;
    }
}
