// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides. A real run and the simulation that tests it are judged by the same code.
 *
 * <p>A row is slower when its ratio is large enough to matter and significant over all rows of the look. A row allocates more
 * when the median rises by more than the tolerance and that is significant too; otherwise JMH's own allocation would decide
 * where an operation takes milliseconds.
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

    /** Whether something was found, which has to be found again in fresh forks. */
    boolean fails(final Comparison row) {
        return find(row) != Finding.NONE;
    }

    /** Whether a row fails, or leaves a doubt. */
    boolean isOpen(final Comparison row) {
        return fails(row) || doubt(row) != null;
    }

    /** Whether the fresh forks of a row that failed tell by themselves that it failed again, or that nothing changed. */
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
     * The verdict on a row in the end.
     *
     * @param found the look that may have raised a suspicion
     * @param fresh the look at forks that came later, null when there were none
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
        // The fresh forks were not chosen for what they show, so they decide; if they leave a doubt, all forks do.
        return unless(
                width(fresh) == null ? null : width(Comparison.of(found.sample().with(fresh.sample()))));
    }

    private Said unconfirmed(final Comparison row) {
        return new Said(Verdict.INCONCLUSIVE, say(row, find(row)) + ", not confirmed");
    }

    private static Said unless(final @Nullable String doubt) {
        return new Said(doubt == null ? Verdict.PASS : Verdict.INCONCLUSIVE, doubt);
    }

    /** What was found twice. Only quiet forks can confirm a time; forks beside other load may raise the suspicion. */
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
                : "the interval is wider than the effect: " + Numbers.change(1 + effect) + " cannot be excluded";
    }

    private static String say(final Comparison row, final Finding found) {
        return switch (found) {
            case SLOWER -> Numbers.change(row.ratio().ratio()) + " slower";
            case FASTER -> Numbers.change(row.ratio().ratio()) + " faster";
            case ALLOCATES ->
                String.format(Locale.ROOT, "allocates %.1f B/op more", row.candidateAlloc() - row.baseAlloc());
            case NONE -> "no change";
        };
    }

    /** The fewest rounds with which anything could be significant, even if all rows differed. */
    int fewestRounds(final int rows) {
        int rounds = 1;
        while (MannWhitney.lowest(rounds, rounds) * rows > rules.alpha()) {
            rounds++;
        }
        return rounds;
    }
}
