// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.function.Consumer;

/**
 * Notices when the owner of something that runs has been collected: then nobody can end it.
 *
 * <p>The watch refers weakly to both. Threads keep what runs on them. Where no thread does, owner and owned are collected
 * together, and there is nothing to end.
 *
 * @param <T> what runs
 */
final class OwnerWatch<T> implements Runnable {
    /** Its thread inherits nothing and ends when this class is unloaded. */
    private static final Cleaner CLEANER = Cleaner.create();

    private final WeakReference<T> running;
    private final Consumer<T> whenOwnerIsGone;

    private OwnerWatch(final T running, final Consumer<T> whenOwnerIsGone) {
        this.running = new WeakReference<>(running);
        this.whenOwnerIsGone = whenOwnerIsGone;
    }

    /**
     * Begins to watch.
     *
     * @param owner must not be reachable from what runs, nor from the consumer
     * @param running what runs
     * @param whenOwnerIsGone called at most once, on a thread for the purpose
     * @param <T> what runs
     * @return what ends the watch, without calling the consumer
     */
    static <T> Runnable begin(final Object owner, final T running, final Consumer<T> whenOwnerIsGone) {
        final OwnerWatch<T> watch = new OwnerWatch<>(running, whenOwnerIsGone);
        final Cleaner.Cleanable registered = CLEANER.register(owner, watch);
        return () -> {
            watch.running.clear();
            registered.clean();
        };
    }

    @Override
    public void run() {
        final T still = running.get();
        if (still != null) {
            whenOwnerIsGone.accept(still);
        }
    }
}
