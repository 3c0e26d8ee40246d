// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A pool that outlives an application keeps nothing of it, though its threads have waited for the application's fuel. */
@Timeout(120)
class ClassLoaderTest {
    private static final int APPLICATIONS = 40;
    private static final int THREADS = 4;

    @ParameterizedTest(name = "{0}, own way of waiting: {2}")
    @MethodSource("pools")
    void noClosedApplicationStaysReachable(String what, ExecutorService pool, boolean inItsOwnWay) throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try {
            for (int i = 0; i < APPLICATIONS; i++) {
                loaders.add(runApplication(pool, inItsOwnWay));
            }

            Eventually.holds("no loader of a closed application is reachable", () -> {
                System.gc();
                return reachable(loaders) == 0;
            });
        } finally {
            pool.shutdown();
            System.out.printf("[leak] %s: %d of %d loaders reachable%n", what, reachable(loaders), APPLICATIONS);
        }
    }

    static List<Arguments> pools() throws Exception {
        List<Arguments> pools = new ArrayList<>();
        for (boolean inItsOwnWay : new boolean[] {false, true}) {
            pools.add(Arguments.of("platform threads", pool(Executors.defaultThreadFactory()), inItsOwnWay));
            if (Runtime.version().feature() >= 21) {
                pools.add(Arguments.of("virtual threads", pool(virtualThreads()), inItsOwnWay));
            }
        }
        return pools;
    }

    /** Its threads are there before any application is: a thread inherits something of who makes it. */
    private static ExecutorService pool(ThreadFactory factory) {
        ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(THREADS, factory);
        pool.prestartAllCoreThreads();
        return pool;
    }

    private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }

    private static WeakReference<ClassLoader> runApplication(ExecutorService pool, boolean inItsOwnWay)
            throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Object application = loader.loadClass(PassingApplication.class.getName())
                    .getConstructor()
                    .newInstance();
            @SuppressWarnings("unchecked")
            BiConsumer<ExecutorService, Boolean> work = (BiConsumer<ExecutorService, Boolean>) application;
            work.accept(pool, inItsOwnWay);
            return new WeakReference<>(loader);
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        List<String> entries = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        URL[] urls = new URL[entries.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = Path.of(entries.get(i)).toUri().toURL();
        }
        return urls;
    }

    private static long reachable(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> !loader.refersTo(null)).count();
    }
}
