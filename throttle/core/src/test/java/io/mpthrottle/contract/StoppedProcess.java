// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Throttle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process to stop and continue: workers that spin over, and wait for, a throttle of each bounded hardcap. When its
 * standard input ends, it judges what the workers saw, prints it, and exits with 0 or 1.
 */
public final class StoppedProcess {
    private static final String PAUSE_MS = "stopped.pause.ms";
    private static final String MORE_GRANTS_THAN = "stopped.more.grants.than";
    private static final String READY = "ready";
    private static final Pattern STOPS_SEEN = Pattern.compile("stopped (\\d+) times");

    /** A throttle, its bound, and what was seen of it. */
    private static final class Subject {
        private final Hardcap hardcap;
        private final long maxN;
        private final long perNs;
        private final Throttle throttle;
        private final List<Sightings.Log> logs = new CopyOnWriteArrayList<>();

        Subject(Hardcap hardcap, long maxN, long perNs) {
            this.hardcap = hardcap;
            this.maxN = maxN;
            this.perNs = perNs;
            this.throttle = Throttle.builder()
                    .name(hardcap.name())
                    .hardcap(hardcap)
                    .limit(maxN, Duration.ofNanos(perNs))
                    .autoCalibrate(false)
                    .build();
        }

        Sightings.Log newLog() {
            Sightings.Log log = new Sightings.Log();
            logs.add(log);
            return log;
        }

        /** By how many grants the rule was certainly broken. */
        long excess(Sightings seen) {
            return switch (hardcap) {
                case LIMIT -> seen.worstExcessOverLimitBound(maxN, perNs);
                case ONE -> seen.mostCertainlyWithin((perNs + maxN - 1) / maxN) - 1;
                case WINDOW -> seen.mostCertainlyWithin(perNs) - maxN;
                case NONE -> throw new IllegalStateException("has no window");
            };
        }

        boolean judge(int grants) {
            Sightings seen = Sightings.of(logs);
            long excess = excess(seen);
            long total = throttle.stop().total();
            System.out.printf("%s: %d grants seen, total %d, excess %d%n", hardcap, seen.count(), total, excess);
            return excess <= 0 && seen.count() == total && seen.count() > grants;
        }
    }

    private StoppedProcess() {}

    /**
     * Starts one, and returns when its workers work.
     *
     * @param pauseThatTells a sleep that takes so much longer was a stop; a shared machine's own pauses must be shorter
     * @param moreGrantsThan with so few grants of any hardcap it is not satisfied
     */
    public static ChildJvm start(Duration pauseThatTells, int moreGrantsThan) throws Exception {
        List<String> options = new ArrayList<>(ChildJvm.words(ChildJvm.FLAG_ON_THE_CLASS_PATH));
        options.add("-D" + PAUSE_MS + "=" + pauseThatTells.toMillis());
        options.add("-D" + MORE_GRANTS_THAN + "=" + moreGrantsThan);
        options.addAll(ChildJvm.classPath());
        ChildJvm child = ChildJvm.start(StoppedProcess.class, options);
        while (child.isAlive() && !child.printed().contains(READY)) {
            Thread.sleep(10);
        }
        return child;
    }

    /** Stops it (SIGSTOP) and lets it go on so many milliseconds later. */
    public static void stopFor(ChildJvm child, long ms) throws Exception {
        signal("STOP", child);
        Thread.sleep(ms);
        signal("CONT", child);
    }

    private static void signal(String signal, ChildJvm child) throws Exception {
        int exit = new ProcessBuilder("kill", "-" + signal, String.valueOf(child.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).as("kill -%s", signal).isZero();
    }

    /** How often it noticed that it had been stopped. */
    public static int stopsSeen(ChildJvm.End end) {
        Matcher seen = STOPS_SEEN.matcher(end.output());
        assertThat(seen.find()).as(end.output()).isTrue();
        return Integer.parseInt(seen.group(1));
    }

    public static void main(String[] args) throws Exception {
        List<Subject> subjects = List.of(
                new Subject(Hardcap.LIMIT, 20, 40_000_000),
                new Subject(Hardcap.WINDOW, 20, 40_000_000),
                new Subject(Hardcap.ONE, 200, 1_000_000_000));
        List<Thread> workers = new ArrayList<>();
        subjects.forEach(subject -> workers.add(new Thread(() -> await(subject.throttle, subject.newLog()))));
        workers.add(new Thread(() -> spin(subjects)));
        workers.add(new Thread(() -> spin(subjects)));
        subjects.forEach(subject -> subject.throttle.start());
        workers.forEach(Thread::start);
        System.out.println(READY);

        int stops = countStopsUntilInputEnds();

        subjects.forEach(subject -> subject.throttle.close());
        for (Thread worker : workers) {
            worker.join();
        }
        boolean kept = true;
        int grants = Integer.getInteger(MORE_GRANTS_THAN);
        System.out.printf("stopped %d times%n", stops);
        for (Subject subject : subjects) {
            kept &= subject.judge(grants);
        }
        System.exit(kept ? 0 : 1);
    }

    private static int countStopsUntilInputEnds() throws InterruptedException {
        CompletableFuture<Void> end = CompletableFuture.runAsync(StoppedProcess::readInput);
        long pauseNs = TimeUnit.MILLISECONDS.toNanos(Long.getLong(PAUSE_MS));
        int stops = 0;
        long lastNs = System.nanoTime();
        while (!end.isDone()) {
            Thread.sleep(1);
            long nowNs = System.nanoTime();
            stops += nowNs - lastNs > pauseNs ? 1 : 0;
            lastNs = nowNs;
        }
        Thread.sleep(150);
        return stops;
    }

    private static void readInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void spin(List<Subject> subjects) {
        List<Sightings.Log> logs = subjects.stream().map(Subject::newLog).toList();
        while (subjects.get(0).throttle.isRunning()) {
            for (int i = 0; i < subjects.size(); i++) {
                long beforeNs = System.nanoTime();
                if (subjects.get(i).throttle.hasFuel()) {
                    logs.get(i).add(beforeNs, System.nanoTime());
                }
            }
        }
    }

    private static void await(Throttle throttle, Sightings.Log log) {
        try {
            long beforeNs = System.nanoTime();
            while (throttle.awaitFuel()) {
                log.add(beforeNs, System.nanoTime());
                beforeNs = System.nanoTime();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
