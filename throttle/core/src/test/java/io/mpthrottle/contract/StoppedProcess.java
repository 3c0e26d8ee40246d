// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What {@link StoppedProcessTest} stops and continues: workers that spin over, and wait for, a throttle of each bounded
 * hardcap. When it was stopped often enough, it judges what the workers saw, prints it, and exits with 0 or 1.
 */
final class StoppedProcess {
    static final String READY = "ready";
    static final int STOPS = 5;
    static final Duration STOPPED_FOR = Duration.ofMillis(600);

    private static final Duration PAUSE_THAT_TELLS = Duration.ofMillis(500);

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

        boolean judge() {
            Sightings seen = Sightings.of(logs);
            long excess = excess(seen);
            long total = throttle.stop().total();
            System.out.printf("%s: %d grants seen, total %d, excess %d%n", hardcap, seen.count(), total, excess);
            return excess <= 0 && seen.count() == total && seen.count() > 10 * STOPS;
        }
    }

    private StoppedProcess() {}

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

        int stops = countStops();

        subjects.forEach(subject -> subject.throttle.close());
        for (Thread worker : workers) {
            worker.join();
        }
        boolean kept = stops >= STOPS;
        System.out.printf("stopped %d times%n", stops);
        for (Subject subject : subjects) {
            kept &= subject.judge();
        }
        System.exit(kept ? 0 : 1);
    }

    /** Returns shortly after the last stop. A stop is seen as a sleep that took much longer than it was asked to. */
    private static int countStops() throws InterruptedException {
        int stops = 0;
        long deadlineNs = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (stops < STOPS && System.nanoTime() - deadlineNs < 0) {
            long beforeNs = System.nanoTime();
            Thread.sleep(1);
            stops += System.nanoTime() - beforeNs > PAUSE_THAT_TELLS.toNanos() ? 1 : 0;
        }
        Thread.sleep(150);
        return stops;
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
