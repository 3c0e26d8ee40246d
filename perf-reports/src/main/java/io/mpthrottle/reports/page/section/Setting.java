// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import io.mpthrottle.reports.environment.Environment;
import io.mpthrottle.reports.environment.Environment.Jvm;
import io.mpthrottle.reports.environment.Environment.Project;
import io.mpthrottle.reports.page.run.GateRun.Settings;
import io.mpthrottle.reports.page.run.JmhEntry;
import io.mpthrottle.reports.page.run.Run;
import io.mpthrottle.reports.page.section.Block.Fact;
import io.mpthrottle.reports.page.section.Block.Facts;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where it was measured, and how. */
final class Setting {
    private static final double GIB = 1 << 30;

    private final List<Fact> facts = new ArrayList<>();

    static Optional<Section> of(final Run run) {
        final Setting setting = new Setting();
        if (run.environment() != null) {
            setting.machine(run.environment());
        }
        setting.runs(run);
        return setting.facts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "environment", "Environment", "Environment", "", List.of(Block.of(new Facts(setting.facts)))));
    }

    private void machine(final Environment environment) {
        add("measured", environment.collected());
        project(environment.project());
        add("processor", environment.processor());
        add("cores", environment.cores());
        add("memory", memory(environment.memoryBytes()));
        add("system", environment.os());
        add("kernel", environment.kernel());
        add("clock source", environment.clockSource());
        add("virtualization", Objects.requireNonNullElse(environment.virtualization(), "none seen"));
        add("frequency governor", Objects.requireNonNullElse(environment.governor(), "not told"));
        jvm(environment.jvm());
        add("flags of the tool’s JVM", String.join(" ", environment.jvmFlags()));
        add(
                "load over 1, 5, 15 min",
                environment.load().stream().map(load -> Numbers.fixed(load, 2)).collect(Collectors.joining(", ")));
    }

    private static @Nullable String memory(final @Nullable Long bytes) {
        return bytes == null ? null : Numbers.three(bytes / GIB) + "\u202fGiB";
    }

    private void project(final @Nullable Project project) {
        if (project != null) {
            final String commit = project.commit() == null ? "" : "commit " + project.commit();
            final String dirty = Boolean.TRUE.equals(project.dirty()) ? ", with changes that are not committed" : "";
            add(
                    "mpthrottle",
                    Stream.of(project.version(), commit + dirty)
                            .filter(part -> part != null && !part.isEmpty())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void jvm(final @Nullable Jvm jvm) {
        if (jvm != null) {
            add(
                    "JVM",
                    Stream.of(jvm.vm(), jvm.version(), jvm.vendor())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(", ")));
        }
    }

    private void runs(final Run run) {
        add(
                "flags of the forks",
                run.jmh().stream()
                        .map(JmhEntry::jvmArgs)
                        .map(arguments -> String.join(" ", arguments))
                        .distinct()
                        .collect(Collectors.joining("; ")));
        if (run.pace() != null) {
            add("pace trials begun", run.pace().started());
            add("length of a pace trial", Numbers.three(run.pace().seconds()) + "\u202fs");
        }
        final Settings settings = run.gate() == null ? null : run.gate().settings();
        if (settings != null) {
            add(
                    "the gate",
                    settings.rounds() + " rounds; slower by " + Numbers.percent(settings.delta(), 0)
                            + " counts, " + Numbers.percent(settings.deltaContended(), 0)
                            + " with several threads; α " + Numbers.three(settings.alpha())
                            + "; warm-up " + Objects.requireNonNullElse(settings.warmup(), Numbers.NONE)
                            + ", measured " + Objects.requireNonNullElse(settings.measurement(), Numbers.NONE));
        }
    }

    private void add(final String name, final @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            facts.add(new Fact(name, value.toString()));
        }
    }
}
