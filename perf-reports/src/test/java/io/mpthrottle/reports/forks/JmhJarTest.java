// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhJarTest {
    @TempDir
    Path folder;

    /** A jar that lists two benchmarks as JMH 1.37 does, with its heading whether or not one matches. */
    static final class TwoBenchmarks {
        private TwoBenchmarks() {}

        public static void main(final String... arguments) {
            System.out.println("Benchmarks: ");
            for (final String name : new String[] {"a.Gate.granted", "a.Gate.refused"}) {
                if (arguments.length < 2 || name.contains(arguments[1])) {
                    System.out.println(name);
                }
            }
        }
    }

    /** A jar that knows nothing of benchmarks. */
    static final class Stranger {
        private Stranger() {}

        public static void main(final String... arguments) {
            System.out.println("Hello, world");
        }
    }

    private JmhJar jar(final Class<?> main) throws IOException {
        final Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        final String entry = main.getName().replace('.', '/') + ".class";
        final Path file = folder.resolve("some.jar");
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream out = new JarOutputStream(bytes, manifest);
                InputStream code = main.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
        return JmhJar.at(file, "some.jar");
    }

    @Test
    void listsTheRowsThatMatch() throws Exception {
        assertThat(jar(TwoBenchmarks.class).rows("")).hasSize(2);
        assertThat(jar(TwoBenchmarks.class).rows("refused"))
                .extracting(Row::benchmark)
                .containsExactly("a.Gate.refused");
    }

    @Test
    void aPatternThatMatchesNoRowIsNoFaultOfTheJar() throws Exception {
        assertThat(jar(TwoBenchmarks.class).rows("nothing")).isEmpty();
    }

    @Test
    void aJarThatIsNotOfJmhIsNamedWithWhatItSaid() throws Exception {
        final JmhJar stranger = jar(Stranger.class);

        assertThatThrownBy(() -> stranger.rows(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is it a JMH jar? (exit code 0: Hello, world)");
    }
}
