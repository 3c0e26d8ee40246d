// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/**
 * The thread of an episode, which passes for several: a throttle tells threads apart by their ids, and so gives each its home.
 * To hand each take to a thread of its own would be thousands of times as slow.
 */
final class Player extends Thread {
    private long id = 1;

    Player(Runnable work, String name) {
        super(work, name);
    }

    /** From now on the calling thread passes for this one. A thread that is no player stays who it is. */
    static void passFor(int who) {
        if (Thread.currentThread() instanceof Player player) {
            player.id = who;
        }
    }

    /** Which thread the calling one passes for. */
    static int who() {
        return (int) Thread.currentThread().getId();
    }

    /** Has something done by a player, and waits for it. */
    static void alone(Runnable work) throws InterruptedException {
        Player player = new Player(work, "player");
        player.start();
        player.join();
    }

    @Override
    public long getId() {
        return id;
    }
}
