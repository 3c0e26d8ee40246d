// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * JMH's own lock. There is one on a machine, and a second JMH refuses to start while the first one holds it. So two runs at a
 * time, as on a CI machine with two jobs, take turns, fork by fork.
 */
final class JmhLock {
    private static final long LOOK_EVERY_MILLIS = 200;

    private final Path file;
    private final Consumer<String> notice;
    private boolean noticed;

    JmhLock(final Path file, final Consumer<String> notice) {
        this.file = file;
        this.notice = notice;
    }

    static JmhLock ofThisMachine() {
        return new JmhLock(Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock"), System.err::println);
    }

    /** Looks at the lock, at next to no cost, until it is free. Says so once, as the other run may hold it for hours. */
    void await() throws InterruptedException {
        while (isTaken()) {
            if (!noticed) {
                noticed = true;
                notice.accept("waiting: another run of JMH holds " + file);
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    boolean isTaken() {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (final OverlappingFileLockException e) {
            return true; // this JVM holds it
        } catch (final IOException e) {
            return false; // another user's file; JMH will say so itself
        }
    }
}
