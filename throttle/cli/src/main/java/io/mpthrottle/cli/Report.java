// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Account;
import io.mpthrottle.Stats;
import io.mpthrottle.Summary;
import io.mpthrottle.Throttle;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The summary that a command ends with: a name and a figure on each line. */
final class Report {
    /** As wide as "intervals", so that the summaries of all commands look the same. */
    private static final int NARROWEST = 9;

    private final Map<String, String> figures = new LinkedHashMap<>();

    Report add(String name, String figure) {
        figures.put(name, figure);
        return this;
    }

    /** All figures of a throttle that has stopped. */
    Report add(Throttle throttle, List<Limit> limits, String total) {
        Summary summary = throttle.stop();
        Stats stats = throttle.stats();
        add("runtime", Units.runtime(summary.runtime()));
        add("total", total);
        if (summary.total() > 0) {
            String interval = Units.time(summary.meanIntervalNanos());
            add("mean", Units.rate(summary.meanPerSecond()) + ", one every " + interval);
        }
        for (int i = 0; i < limits.size(); i++) {
            String name = i == 0 ? "limit" : "limit " + (i + 1);
            add(name, limits.get(i) + reached(stats.accounts(), i, summary));
        }
        add("intervals", Intervals.percentiles(throttle.intervals()));
        addUnlessZero("overflow", stats.overflow(), "counted, their intervals are not recorded");
        addUnlessZero("reordered", stats.reordered(), "came out of order, without an interval of their own");
        if (stats.accounts().size() <= 1) {
            addUnlessZero("discarded", stats.discarded(), "fell due and were not taken");
        }
        return this;
    }

    /** How much of a limit was used and, where there are several, what became of the rest. */
    private static String reached(List<Account> accounts, int limit, Summary summary) {
        if (accounts.isEmpty() || summary.total() == 0) {
            return "";
        }
        Account account = accounts.get(limit);
        String share = ", " + Units.share(Modes.reached(account.limit(), summary)) + " reached";
        return accounts.size() == 1
                ? share
                : share + ", " + Units.count(account.held()) + " held, " + Units.count(account.discarded())
                        + " discarded";
    }

    private void addUnlessZero(String name, long count, String meaning) {
        if (count != 0) {
            add(name, Units.count(count) + " (" + meaning + ")");
        }
    }

    Report add(Notes notes) {
        if (!notes.isEmpty()) {
            add("warning", notes.drain());
        }
        return this;
    }

    void print(PrintStream stream) {
        int longest = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
        int width = Math.max(longest, NARROWEST);
        StringBuilder text = new StringBuilder();
        String indent = " ".repeat(width + 2);
        figures.forEach((name, figure) -> {
            List<String> lines = Words.wrap(figure, Words.WIDTH - indent.length());
            text.append(name)
                    .append(" ".repeat(indent.length() - name.length()))
                    .append(String.join("\n" + indent, lines))
                    .append('\n');
        });
        stream.print(text);
        stream.flush();
    }
}
