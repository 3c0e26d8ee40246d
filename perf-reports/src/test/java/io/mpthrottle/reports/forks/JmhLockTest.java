// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class JmhLockTest {
    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @Test
    void aFreeLockIsNotWaitedFor() throws Exception {
        new JmhLock(folder.resolve("jmh.lock"), notices::add).await();

        assertThat(notices).isEmpty();
    }

    @Test
    void whoWaitsSaysOnceForWhat() throws Exception {
        final Path file = folder.resolve("jmh.lock");
        final Thread waiting = new Thread(() -> {
            try {
                new JmhLock(file, notices::add).await();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            waiting.start();

            assertThat(List.of(String.valueOf(notices.poll(20, TimeUnit.SECONDS))))
                    .containsExactly("waiting: another run of JMH holds " + file);
            assertThat(waiting.isAlive()).isTrue();
        }
        waiting.join();
        assertThat(notices).isEmpty();
    }
}
