// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One fault of a kind, drawn by a seed, on a thread of its own: whatever hangs is reported with what every thread does. */
record Trial(Kind kind, long seed) {
    int within(Duration longest) throws InterruptedException {
        CompletableFuture<Integer> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(outcome), "fault");
        thread.setDaemon(true);
        thread.start();
        try {
            return outcome.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(this + " broke a guarantee", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError(this + " hangs" + everyThread(), e);
        }
    }

    private void complete(CompletableFuture<Integer> outcome) {
        try {
            outcome.complete(kind.fault().inflict(new Random(seed)));
        } catch (Throwable t) {
            outcome.completeExceptionally(t);
        }
    }

    private static String everyThread() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            text.append("\n").append(thread.getKey());
            for (StackTraceElement at : thread.getValue()) {
                text.append("\n    ").append(at);
            }
        }
        return text.toString();
    }
}
