// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

/** A thread that waits for fuel, and how it came home. */
final class AwaitingWorker {
    private final Thread thread;
    private volatile Home home = Home.NOT_YET;

    enum Home {
        NOT_YET,
        WITH_FUEL,
        WITHOUT_FUEL,
        TOLD_OF_THE_FAILURE
    }

    AwaitingWorker(final SteppedThrottle throttle) {
        thread = new Thread(() -> home = awaitFuel(throttle));
    }

    void waitForFuel() {
        thread.start();
    }

    void mustComeHome(final Home expected) {
        try {
            thread.join();
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (home != expected) {
            throw new AssertionError("must come home " + expected + ", but came " + home);
        }
    }

    private static Home awaitFuel(final SteppedThrottle throttle) {
        try {
            return throttle.awaitFuel() ? Home.WITH_FUEL : Home.WITHOUT_FUEL;
        } catch (final IllegalStateException e) {
            return Home.TOLD_OF_THE_FAILURE;
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
