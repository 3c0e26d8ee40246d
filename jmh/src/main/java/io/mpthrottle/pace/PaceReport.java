// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been found so far. The file is replaced after each finding, so an interrupted run leaves what it has. */
final class PaceReport {
    static final String FILE = "pace.json";
    private static final int SCHEMA = 3;

    private final Path file;
    private final String started = Instant.now().toString();
    private final double seconds;
    private final List<Trial> trials = new ArrayList<>();
    private final List<Turns> turns = new ArrayList<>();
    private final List<Sparing> sparing = new ArrayList<>();
    private final List<VersusBuild> versus = new ArrayList<>();
    private final List<Stall> stalls = new ArrayList<>();
    private final List<Footprint.Memory> memory = new ArrayList<>();
    private SoakTrial.@Nullable Soak soak;
    private @Nullable Platform platform;

    PaceReport(final Path directory, final double seconds) throws IOException {
        file = directory.resolve(FILE);
        this.seconds = seconds;
        save();
    }

    /** The whole of the file. */
    record Content(
            int schema,
            String started,
            double seconds,
            List<String> jvmFlags,
            @Nullable Platform platform,
            List<Trial> trials,
            List<Turns> turns,
            List<Sparing> sparing,
            List<VersusBuild> versus,
            List<Stall> stalls,
            SoakTrial.@Nullable Soak soak,
            List<Footprint.Memory> memory,
            List<Goal> goals) {}

    void add(final Trial trial) throws IOException {
        trials.add(trial);
        save();
    }

    void add(final Turns found) throws IOException {
        turns.add(found);
        save();
    }

    void add(final Sparing found) throws IOException {
        sparing.add(found);
        save();
    }

    void addVersus(final List<VersusBuild> found) throws IOException {
        versus.addAll(found);
        save();
    }

    void add(final Stall stall) throws IOException {
        stalls.add(stall);
        save();
    }

    void add(final SoakTrial.Soak found) throws IOException {
        soak = found;
        save();
    }

    void add(final Platform found) throws IOException {
        platform = found;
        save();
    }

    void add(final Footprint.Memory found) throws IOException {
        memory.add(found);
        save();
    }

    Content content() {
        return new Content(
                SCHEMA,
                started,
                seconds,
                Child.FLAGS,
                platform,
                List.copyOf(trials),
                List.copyOf(turns),
                List.copyOf(sparing),
                List.copyOf(versus),
                List.copyOf(stalls),
                soak,
                List.copyOf(memory),
                Goal.of(trials, turns, sparing, platform));
    }

    /** Whether something of ours did not hold; peers are not ours to judge. */
    boolean hasFailed() {
        return trials.stream().anyMatch(trial -> trial.isOurs() && trial.isFailed())
                || stalls.stream().anyMatch(stall -> stall.verdict().equals(Trial.FAIL))
                || (soak != null && soak.verdict().equals(Trial.FAIL))
                || memory.stream().anyMatch(found -> found.verdict().equals(Trial.FAIL));
    }

    private void save() throws IOException {
        Json.write(file, content());
    }
}
