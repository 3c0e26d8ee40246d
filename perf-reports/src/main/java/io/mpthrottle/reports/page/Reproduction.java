// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.environment.Environment;
import io.mpthrottle.reports.model.GateRun.Build;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.page.Block.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that make such a run, each behind the commit that it was measured at. */
final class Reproduction {
    private final List<String> commands = new ArrayList<>();
    private String commit = "";

    static Optional<Section> of(final Run run) {
        final Reproduction reproduction = new Reproduction();
        if (run.gate() != null || !run.jmh().isEmpty()) {
            reproduction.checkout(run.environment());
        }
        if (run.gate() != null) {
            reproduction.commands.add("scripts/check-latency --base "
                    + label(run.gate().base(), "BASE") + " --candidate "
                    + label(run.gate().candidate(), "CANDIDATE"));
        }
        if (!run.jmh().isEmpty()) {
            reproduction.commands.add("scripts/bench full");
        }
        if (run.pace() != null) {
            reproduction.checkout(run.environmentOfPace());
            reproduction.commands.add(
                    run.pace().command().isEmpty() ? "scripts/pace" : run.pace().command());
        }
        reproduction.commands.add("scripts/report DIR");
        return Optional.of(new Section(
                "reproduce",
                "How to reproduce",
                "Reproduce",
                "On a quiet machine, with a JDK 17 or newer and Maven, in a clone of the repository. Each command prints the "
                        + "directory that its results go into.",
                List.of(Block.of(new Commands(String.join("\n", reproduction.commands))))));
    }

    private void checkout(final @Nullable Environment environment) {
        final String found = environment == null || environment.project() == null
                ? null
                : environment.project().commit();
        if (found != null && found.matches("[0-9a-f]+") && !found.equals(commit)) {
            commit = found;
            commands.add("git checkout " + commit);
        }
    }

    private static String label(final @Nullable Build build, final String otherwise) {
        return build == null || build.label() == null || build.label().isEmpty() ? otherwise : build.label();
    }
}
