// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.pace.StalledWaiters.Seen;
import io.mpthrottle.reports.model.Contest.Measured;
import io.mpthrottle.reports.model.Json;
import io.mpthrottle.reports.model.Measurement.Memory;
import io.mpthrottle.reports.model.Measurement.Platform;
import io.mpthrottle.reports.model.Measurement.Soak;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** One thing to measure. */
interface Step {
    /** About what starting a JVM and calibrating take. */
    double START_SECONDS = 0.9;

    String name();

    /** About how long it takes. */
    double seconds();

    /** Measures, and adds what it found to the findings. */
    void run(Children children, Findings findings) throws IOException, InterruptedException;

    /** A pace trial. */
    record OfPace(TrialSpec spec) implements Step {
        @Override
        public String name() {
            return spec.id();
        }

        @Override
        public double seconds() {
            return START_SECONDS + Lap.TYPICAL_WARM_SECONDS + spec.seconds();
        }

        @Override
        public void run(final Children children, final Findings findings) throws InterruptedException {
            findings.add(children.trial(spec));
        }
    }

    /** Ours and others in turns, within one process. */
    record OfContest(ContestSpec spec) implements Step {
        @Override
        public String name() {
            return "turns " + spec.name();
        }

        @Override
        public double seconds() {
            return RelayRuns.seconds(spec.all());
        }

        @Override
        public void run(final Children children, final Findings findings) throws IOException, InterruptedException {
            final Rounds rounds = RelayRuns.run(children, spec.all(), spec.jvmFlags());
            findings.add(spec.contest(rounds));
            rounds.checkEnded();
        }
    }

    /** This build and an older one in turns, each in a process of its own. */
    record OfVersus(List<TrialSpec> specs, Path base, String label) implements Step {
        @Override
        public String name() {
            return "turns with " + label;
        }

        @Override
        public double seconds() {
            return RelayRuns.versusSeconds(specs);
        }

        @Override
        public void run(final Children children, final Findings findings) throws IOException, InterruptedException {
            final Rounds rounds = RelayRuns.versus(children, specs, base);
            for (final TrialSpec spec : specs) {
                Stream.of(Measured.LATE_P50, Measured.LATE_P99, Measured.CORES)
                        .map(measured ->
                                ContestSpec.versus(spec, measured, label).contest(rounds))
                        .forEach(findings::add);
            }
            rounds.checkEnded();
        }
    }

    /** Several stalls. */
    record OfStall(StallSpec spec, int repetitions) implements Step {
        private static final double CHILD_SECONDS = START_SECONDS + 3.6;
        private static final long AFTER_MILLIS = 2_000;

        @Override
        public String name() {
            return spec.name();
        }

        @Override
        public double seconds() {
            return repetitions * CHILD_SECONDS;
        }

        @Override
        public void run(final Children children, final Findings findings) throws IOException, InterruptedException {
            final List<Seen> seen = new ArrayList<>();
            for (int i = 0; i < repetitions; i++) {
                seen.add(children.with(Chore.Kind.STALL, spec, this::stall));
            }
            findings.add(spec.worst(seen));
        }

        private Seen stall(final Child child) throws IOException, InterruptedException {
            final String ready = child.line();
            if (!ready.equals(StalledWaiters.READY)) {
                throw new IOException("expected " + StalledWaiters.READY + ", but the child said " + ready);
            }
            child.signal("STOP");
            Thread.sleep(spec.stoppedMillis());
            child.signal("CONT");
            Thread.sleep(AFTER_MILLIS);
            child.say("report");
            final Seen seen = Json.parse(child.line(), Seen.class);
            if (seen.longestSilenceNs() < spec.stoppedMillis() * 900_000) {
                throw new IOException(
                        "the child was not stopped: its longest silence is " + seen.longestSilenceNs() + " ns");
            }
            return seen;
        }
    }

    /** A chore that a child does by itself. */
    record OfChore<T>(
            String name, double seconds, Chore.Kind kind, Object order, Class<T> type, BiConsumer<Findings, T> add)
            implements Step {
        @Override
        public void run(final Children children, final Findings findings) throws IOException, InterruptedException {
            add.accept(findings, children.ask(kind, order, type));
        }
    }

    /** The machine itself. */
    static Step ofPlatform(final double seconds) {
        return new OfChore<>(
                "platform",
                START_SECONDS + seconds,
                Chore.Kind.PLATFORM,
                new PlatformProbe.Spec(seconds),
                Platform.class,
                Findings::add);
    }

    /** The memory of a running throttle. */
    static Step ofMemory(final long ratePerSecond) {
        return new OfChore<>(
                "memory " + ratePerSecond,
                START_SECONDS + 3.5,
                Chore.Kind.MEMORY,
                new Footprint.Spec(ratePerSecond),
                Memory.class,
                Findings::add);
    }

    /** The soak. */
    static Step ofSoak(final long ratePerSecond, final double seconds) {
        return new OfChore<>(
                "soak " + ratePerSecond,
                START_SECONDS + 2 + seconds,
                Chore.Kind.SOAK,
                new SoakRun.Spec(ratePerSecond, seconds),
                Soak.class,
                Findings::add);
    }
}
