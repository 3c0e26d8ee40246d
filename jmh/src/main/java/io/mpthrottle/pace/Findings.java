// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.environment.Environment;
import io.mpthrottle.reports.forks.JsonFile;
import io.mpthrottle.reports.goal.Goal;
import io.mpthrottle.reports.goal.Goals;
import io.mpthrottle.reports.model.Contest;
import io.mpthrottle.reports.model.Measurement;
import io.mpthrottle.reports.model.Measurement.Memory;
import io.mpthrottle.reports.model.Measurement.Platform;
import io.mpthrottle.reports.model.Measurement.Soak;
import io.mpthrottle.reports.model.Stall;
import io.mpthrottle.reports.model.Trial;
import io.mpthrottle.reports.model.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has been found so far. The file is replaced after each step, so an interrupted run leaves what it has. */
final class Findings {
    private final Path file;
    private final String started = Instant.now().toString();
    private final String command;
    private final double seconds;
    private final Environment environment;
    private final List<Trial> trials = new ArrayList<>();
    private final List<Contest> contests = new ArrayList<>();
    private final List<Stall> stalls = new ArrayList<>();
    private final List<Memory> memory = new ArrayList<>();
    private @Nullable Soak soak;
    private @Nullable Platform platform;

    Findings(final Path directory, final String command, final double seconds) throws IOException {
        file = directory.resolve(Measurement.FILE);
        this.command = command;
        this.seconds = seconds;
        environment = Environment.here(directory);
        save();
    }

    void add(final Trial found) {
        trials.add(found);
    }

    void add(final Contest found) {
        contests.add(found);
    }

    void add(final Stall found) {
        stalls.add(found);
    }

    void add(final Soak found) {
        soak = found;
    }

    void add(final Platform found) {
        platform = found;
    }

    void add(final Memory found) {
        memory.add(found);
    }

    Measurement measurement() {
        return new Measurement(
                Measurement.SCHEMA,
                started,
                command,
                seconds,
                Child.FLAGS,
                environment,
                platform,
                List.copyOf(trials),
                List.copyOf(contests),
                List.copyOf(stalls),
                soak,
                List.copyOf(memory));
    }

    List<Goal> goals() {
        return Goals.of(List.of(), measurement()).stream()
                .filter(Goal::isMeasured)
                .toList();
    }

    /** Whether a trial, a stall, the soak or the memory of ours failed. What peers do fails nothing here. */
    boolean hasFailed() {
        return Stream.of(
                        trials.stream()
                                .filter(trial -> trial.limiter().equals(Limiter.MPTHROTTLE.key()))
                                .map(Trial::verdict),
                        stalls.stream().map(Stall::verdict),
                        Stream.ofNullable(soak).map(Soak::verdict),
                        memory.stream().map(Memory::verdict))
                .flatMap(verdicts -> verdicts)
                .anyMatch(verdict -> verdict == Verdict.FAIL);
    }

    void save() throws IOException {
        JsonFile.write(file, measurement());
    }
}
