// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Agents' threads inherit nothing of whoever calls start(), so that the caller can come and go. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InheritanceTest {
    private static final InheritableThreadLocal<Object> INHERITABLE = new InheritableThreadLocal<>();

    /** Loads {@link Starter} once more, as an application server does. */
    private static final class OtherLoader extends ClassLoader {
        private OtherLoader() {
            super(InheritanceTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Starter.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Calls start(). */
    public static final class Starter implements Consumer<Throttle> {
        @Override
        public void accept(Throttle throttle) {
            throttle.start();
        }
    }

    /** What one agent's thread is. */
    private record Seen(
            String name,
            boolean isDaemon,
            int priority,
            @Nullable ThreadGroup group,
            @Nullable ClassLoader loader,
            @Nullable Object inherited) {}

    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private long read() {
        Thread thread = Thread.currentThread();
        if (thread.getName().startsWith("heirless") && seen.stream().noneMatch(s -> s.name.equals(thread.getName()))) {
            seen.add(new Seen(
                    thread.getName(),
                    thread.isDaemon(),
                    thread.getPriority(),
                    thread.getThreadGroup(),
                    thread.getContextClassLoader(),
                    INHERITABLE.get()));
        }
        return System.nanoTime();
    }

    @ParameterizedTest
    @EnumSource(value = Threading.class, mode = Mode.EXCLUDE, names = "INVOKER")
    void nothingIsInherited(Threading threading) throws Exception {
        try (Throttle throttle = throttle(threading)) {
            WeakReference<ClassLoader> starter = startFromElsewhere(throttle);
            Eventually.holds(
                    "both agents read the clock", () -> seen.size() == (threading == Threading.SHARED ? 1 : 2));

            assertThat(seen).allSatisfy(thread -> {
                assertThat(thread.isDaemon()).isTrue();
                assertThat(thread.priority()).isEqualTo(Thread.NORM_PRIORITY);
                assertThat(thread.inherited()).isNull();
                assertThat(thread.loader()).isSameAs(Throttle.class.getClassLoader());
                assertThat(thread.group().getName()).isNotEqualTo("elsewhere");
            });
            Eventually.holds("the loader of the caller was collected", () -> {
                System.gc();
                return starter.get() == null;
            });
            assertThat(throttle.isRunning()).isTrue();
        }
    }

    private Throttle throttle(Threading threading) {
        return Throttle.builder()
                .name("heirless")
                .limit(1_000, SECOND)
                .threading(threading)
                .clock(this::read)
                .build();
    }

    private static WeakReference<ClassLoader> startFromElsewhere(Throttle throttle) throws Exception {
        ClassLoader loader = new OtherLoader();
        @SuppressWarnings("unchecked")
        Consumer<Throttle> starter = (Consumer<Throttle>) loader.loadClass(Starter.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        Thread thread = new Thread(new ThreadGroup("elsewhere"), () -> {
            INHERITABLE.set(starter);
            starter.accept(throttle);
        });
        thread.setContextClassLoader(loader);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        thread.join();
        return new WeakReference<>(loader);
    }
}
