// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import io.mpthrottle.reports.environment.Environment;
import io.mpthrottle.reports.page.run.GateRun.Build;
import io.mpthrottle.reports.page.run.Run;
import io.mpthrottle.reports.page.section.Block.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that make such a run. */
final class Reproduction {
    private Reproduction() {}

    static Optional<Section> of(final Run run) {
        final List<String> commands = new ArrayList<>();
        commit(run.environment()).ifPresent(commit -> commands.add("git checkout " + commit));
        if (run.gate() != null) {
            commands.add("scripts/check-latency --base " + label(run.gate().base(), "BASE") + " --candidate "
                    + label(run.gate().candidate(), "CANDIDATE"));
        }
        if (!run.jmh().isEmpty()) {
            commands.add("scripts/bench full");
        }
        if (run.pace() != null) {
            commands.add("scripts/pace");
        }
        commands.add("scripts/report DIR");
        return Optional.of(new Section(
                "reproduce",
                "How to reproduce",
                "Reproduce",
                "On a quiet machine, with a JDK 17 or newer and Maven, in a clone of the repository. Each command prints the "
                        + "directory that its results go into.",
                List.of(Block.of(new Commands(String.join("\n", commands))))));
    }

    private static Optional<String> commit(final @Nullable Environment environment) {
        return Optional.ofNullable(environment)
                .map(Environment::project)
                .map(Environment.Project::commit)
                .filter(commit -> commit.matches("[0-9a-f]+"));
    }

    private static String label(final @Nullable Build build, final String otherwise) {
        return build == null ? otherwise : Objects.requireNonNullElse(build.label(), otherwise);
    }
}
