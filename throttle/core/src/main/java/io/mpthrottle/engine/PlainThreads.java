// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;

/**
 * Makes daemon threads that inherit nothing of the thread that makes them: it may belong to an application that is
 * undeployed, or to a task of low priority, while the throttle runs on.
 *
 * <p>The thread belongs to the topmost thread group and has normal priority. It has no inheritable thread-locals. Its context
 * class loader is the one that loaded this library: an error handler on the thread finds what the library's application
 * finds, and no other application is kept in memory. Up to JDK 23 a thread also keeps the protection domains, and so the
 * class loaders, of every caller on its maker's stack; that look at the stack is made to stop here.
 */
final class PlainThreads implements ThreadFactory {
    static final PlainThreads INSTANCE = new PlainThreads();

    private static final int WITHOUT_SECURITY_MANAGER = 24;

    private PlainThreads() {}

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // the one that threads have unless somebody chose another
    public Thread newThread(final Runnable work) {
        final Thread thread =
                Runtime.version().feature() < WITHOUT_SECURITY_MANAGER ? Privileged.make(work) : make(work);
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY);
        thread.setContextClassLoader(PlainThreads.class.getClassLoader());
        return thread;
    }

    /** A thread with this name. */
    static Thread named(final Runnable work, final String name) {
        final Thread thread = INSTANCE.newThread(work);
        thread.setName(name);
        return thread;
    }

    private static Thread make(final Runnable work) {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        return new Thread(top, work, "throttle", 0, false);
    }

    /** Apart, so that a JDK without these classes never looks for them. */
    private static final class Privileged {
        @SuppressWarnings("removal")
        private static Thread make(final Runnable work) {
            return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> PlainThreads.make(work));
        }
    }
}
