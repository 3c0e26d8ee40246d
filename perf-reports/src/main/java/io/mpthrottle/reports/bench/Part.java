// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.bench;

import io.mpthrottle.reports.forks.ForkLog;
import io.mpthrottle.reports.forks.ForkOptions;
import io.mpthrottle.reports.forks.ForkRunner;
import io.mpthrottle.reports.forks.Iterations;
import io.mpthrottle.reports.forks.Lab;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows that are run in a random order among each other, and what all of their forks have in common. */
final class Part {
    private final List<Choice.Planned> rows;
    private final Iterations measurement;
    private @Nullable ForkRunner runner;

    Part(final List<Choice.Planned> rows, final Iterations measurement) {
        this.rows = rows;
        this.measurement = measurement;
    }

    List<Choice.Planned> rows() {
        return rows;
    }

    int forks() {
        return rows.stream().mapToInt(Choice.Planned::forks).sum();
    }

    void open(final Lab lab, final ForkOptions forks, final ForkLog log) {
        runner = lab.runner(forks.settings(measurement), forks.acceptance(), log, forks.output());
    }

    ForkRunner runner() {
        return Objects.requireNonNull(runner, "not opened");
    }

    void kill() {
        runner().kill();
    }
}
