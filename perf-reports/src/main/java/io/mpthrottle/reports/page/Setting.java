// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.environment.Environment;
import io.mpthrottle.reports.environment.Environment.Jvm;
import io.mpthrottle.reports.environment.Environment.Project;
import io.mpthrottle.reports.model.GateRun.Settings;
import io.mpthrottle.reports.model.JmhEntry;
import io.mpthrottle.reports.model.Measurement;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.page.Block.Fact;
import io.mpthrottle.reports.page.Block.Facts;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where it was measured, and how: each run with its own build and machine. */
final class Setting {
    private static final double GIB = 1 << 30;

    private final List<Fact> facts = new ArrayList<>();

    static Optional<Section> of(final Run run) {
        final Environment own = run.pace() == null ? null : run.pace().environment();
        final boolean hasCalls = !run.jmh().isEmpty() || run.gate() != null;
        final boolean areTwo = own != null && run.environment() != null && hasCalls;
        final Setting first = new Setting();
        first.machine(areTwo || own == null ? run.environment() : own);
        first.calls(run);
        final Setting rig = areTwo ? new Setting() : first;
        if (areTwo) {
            rig.machine(own);
        }
        rig.pace(run.pace());
        final List<Block> blocks = new ArrayList<>();
        if (areTwo) {
            blocks.add(Block.text("The calls:"));
            first.block().ifPresent(blocks::add);
            blocks.add(Block.text("The pace, measured by itself:"));
        }
        rig.block().ifPresent(blocks::add);
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("environment", "Environment", "Environment", "", blocks));
    }

    private Optional<Block> block() {
        return facts.isEmpty() ? Optional.empty() : Optional.of(Block.of(new Facts(facts)));
    }

    private void machine(final @Nullable Environment environment) {
        if (environment == null) {
            return;
        }
        add("measured", environment.collected());
        project(environment.project());
        add("processor", environment.processor());
        add("cores", environment.cores());
        add("memory", memory(environment.memoryBytes()));
        add("system", environment.os());
        add("kernel", environment.kernel());
        add("clock source", environment.clockSource());
        add("virtualization", or(environment.virtualization(), "none seen"));
        add("frequency governor", or(environment.governor(), "not told"));
        jvm(environment.jvm());
        add("flags of the tool’s JVM", String.join(" ", environment.jvmFlags()));
        add(
                "load over 1, 5, 15 min",
                environment.load().stream().map(load -> Numbers.fixed(load, 2)).collect(Collectors.joining(", ")));
    }

    private static String or(final @Nullable String text, final String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static @Nullable String memory(final @Nullable Long bytes) {
        return bytes == null ? null : Numbers.three(bytes / GIB) + "\u202fGiB";
    }

    private void project(final @Nullable Project project) {
        if (project != null) {
            final String commit = or(project.commit(), "").isEmpty() ? "" : "commit " + project.commit();
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

    private void calls(final Run run) {
        add(
                "flags of the forks",
                run.jmh().stream()
                        .map(JmhEntry::jvmArgs)
                        .map(arguments -> String.join(" ", arguments))
                        .distinct()
                        .collect(Collectors.joining("; ")));
        final Settings settings = run.gate() == null ? null : run.gate().settings();
        if (settings != null) {
            add(
                    "the gate",
                    settings.rounds() + " rounds; slower by " + Numbers.percent(settings.delta(), 0)
                            + " counts, " + Numbers.percent(settings.deltaContended(), 0)
                            + " with several threads; α " + Numbers.three(settings.alpha())
                            + "; warm-up " + or(settings.warmup(), Numbers.NONE)
                            + ", measured " + or(settings.measurement(), Numbers.NONE));
        }
    }

    private void pace(final @Nullable Measurement pace) {
        if (pace != null) {
            add("pace trials begun", pace.started());
            add("length of a pace trial", Numbers.three(pace.seconds()) + "\u202fs");
            add("flags of the trials", String.join(" ", pace.jvmFlags()));
        }
    }

    private void add(final String name, final @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            facts.add(new Fact(name, value.toString()));
        }
    }
}
