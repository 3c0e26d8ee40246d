// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import io.mpthrottle.Throttle;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;

/** A module {@code svc} that requires the throttle's module and nothing else, compiled in a folder of its own. */
final class ConsumerModule {
    /** Where the throttle and all that it needs at run time stand. */
    private static final List<Path> LIBRARIES = Stream.of(
                    Throttle.class,
                    NanoClock.class,
                    Histogram.class,
                    MessagePassingQueue.class,
                    MpmcVarHandleArrayQueue.class)
            .map(ConsumerModule::whereIs)
            .toList();

    private static final String DESCRIPTOR = "module svc { requires io.mpthrottle; }";

    private final Path sources;
    private final Path classes;

    ConsumerModule(Path folder) {
        sources = folder.resolve("sources");
        classes = folder.resolve("classes");
    }

    static Path whereIs(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compiles {@code svc.Main} with every warning on; gives what the compiler said. */
    String compile(String main) throws IOException {
        write("module-info.java", DESCRIPTOR);
        write("svc/Main.java", main);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        compiler.getTask(
                        said,
                        null,
                        null,
                        List.of("-Xlint:all", "-Werror", "-d", classes.toString(), "--module-path", path(LIBRARIES)),
                        null,
                        compiler.getStandardFileManager(null, null, null)
                                .getJavaFileObjects(
                                        sources.resolve("module-info.java"), sources.resolve("svc/Main.java")))
                .call();
        return said.toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = sources.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Runs it in a JVM of its own, with everything on the module path and nothing on the class path. */
    ChildJvm.End run(String... options) {
        try {
            List<String> modules = List.of("--module-path", path(LIBRARIES) + File.pathSeparator + classes);
            return ChildJvm.startModule(
                            "svc/svc.Main",
                            Stream.concat(Stream.of(options), modules.stream()).toList())
                    .end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
