// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides. The same code for a real run and for the simulation that proves it.
 *
 * <p>Slower: significant over the suite, and by a ratio that matters. Allocating: more by the tolerance in the median, and
 * significant, too; where a benchmark takes milliseconds an operation, what JMH itself allocates would otherwise decide.
 */
final class Judge {
    private final Rules rules;

    Judge(final Rules rules) {
        this.rules = rules;
    }

    Finding look(final Comparison row) {
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

    /** The rows that have to be run again. */
    <K> List<K> suspects(final Map<K, Comparison> suite) {
        return rows(suite, row -> look(row) != Finding.NONE);
    }

    /** The rows that show nothing, but not well enough to say that there is nothing. */
    <K> List<K> doubtful(final Map<K, Comparison> suite) {
        return rows(suite, row -> look(row) == Finding.NONE && doubt(row) != null);
    }

    private static <K> List<K> rows(final Map<K, Comparison> suite, final Predicate<Comparison> wanted) {
        return suite.entrySet().stream()
                .filter(row -> wanted.test(row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What is said of each row in the end, by its looks as far as it had them. */
    <K> List<RowResult> judge(
            final Map<K, Comparison> first, final Map<K, Comparison> wider, final Map<K, Comparison> second) {
        return first.entrySet().stream()
                .map(row -> judge(row.getValue(), wider.get(row.getKey()), second.get(row.getKey())))
                .toList();
    }

    /**
     * What is said of a row in the end. One that got more forks is judged by all of them as by a first look: whoever looks
     * twice finds a slowdown twice as often where there is none, but then it has to be found again in fresh rounds as well.
     *
     * @param first its first look
     * @param wider the same with as many forks more, null when it was not in doubt
     * @param second its confirmation, null when there was none
     */
    RowResult judge(final Comparison first, final @Nullable Comparison wider, final @Nullable Comparison second) {
        if (wider == null) {
            return judge(first, second);
        }
        final RowResult told = judge(wider, second);
        return new RowResult(first, second, wider, told.verdict(), told.why());
    }

    private RowResult judge(final Comparison first, final @Nullable Comparison second) {
        final Finding found = look(first);
        if (found != Finding.NONE && second == null) {
            return new RowResult(first, null, null, Verdict.INCONCLUSIVE, say(first, found) + ", not confirmed");
        }
        final Comparison last = second == null ? first : second;
        final List<String> worse = new ArrayList<>();
        if (isSlower(first) && isSlower(last) && !isLoud(first, last)) {
            worse.add(say(first, Finding.SLOWER));
        }
        if (allocatesMore(first) && allocatesMore(last)) {
            worse.add(say(first, Finding.ALLOCATES));
        }
        if (!worse.isEmpty()) {
            return new RowResult(first, second, null, Verdict.REGRESSED, String.join(", ", worse) + ", found twice");
        }
        if (isFaster(first) && isFaster(last) && !isLoud(first, last)) {
            return new RowResult(first, second, null, Verdict.IMPROVED, say(first, Finding.FASTER) + ", found twice");
        }
        // What was not found again is judged by all forks that there are, if those of both looks were quiet.
        final Comparison all =
                second == null ? first : Comparison.of(first.sample().with(second.sample()));
        final String doubt = isLoud(first, last) ? noise(all) : width(all);
        return new RowResult(first, second, null, doubt == null ? Verdict.PASS : Verdict.INCONCLUSIVE, doubt);
    }

    private boolean isLoud(final Comparison first, final Comparison last) {
        return first.sample().loudShare() > rules.loudShare() || last.sample().loudShare() > rules.loudShare();
    }

    /** Why a row that has not failed has not passed either. */
    private @Nullable String doubt(final Comparison row) {
        return isLoud(row, row) ? noise(row) : width(row);
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
