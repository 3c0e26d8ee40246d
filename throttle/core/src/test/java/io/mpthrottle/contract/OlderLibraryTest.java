// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An older version of a library, first on the class path, works or is refused in one sentence at build(). */
@Timeout(60)
class OlderLibraryTest {
    private static final Path JARS = Path.of("target", "older");
    private static final Pattern NAME_AND_VERSION = Pattern.compile("(\\w+)[\\w-]*-([0-9.]+)\\.jar");

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWithTheVersionThatWasFoundAndTheLeastThatWorks(Path jar) throws Exception {
        Matcher name = NAME_AND_VERSION.matcher(jar.getFileName().toString());
        assertThat(name.matches()).as("a name and a version: %s", jar).isTrue();

        List<String> lines = said(jar, true).lines().toList();

        assertThat(lines).as("one sentence").hasSize(1);
        assertThat(lines.get(0))
                .startsWithIgnoringCase(name.group(1))
                .contains(" must be " + leastVersionOf(name.group(1)) + " or newer")
                .contains("but " + name.group(2) + " was found")
                .endsWith(jar.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("least")
    void worksFromTheLeastVersionOn(Path jar) throws Exception {
        assertThat(said(jar, true)).isEqualTo(OlderLibrary.WORKED);
        assertThat(said(jar, false)).isEqualTo(OlderLibrary.WORKED);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anAgronaOrHistogramOfAnyAgeWorksWithoutAMonitorAndWithoutTheFlag(Path jar) throws Exception {
        if (!jar.getFileName().toString().startsWith("jctools")) {
            assertThat(said(jar, false)).isEqualTo(OlderLibrary.WORKED);
        }
    }

    private static List<Path> refused() throws Exception {
        return jars("refused", 4);
    }

    private static List<Path> least() throws Exception {
        return jars("least", 3);
    }

    private static List<Path> jars(String folder, int count) throws Exception {
        try (Stream<Path> files = Files.list(JARS.resolve(folder))) {
            List<Path> jars = files.sorted().toList();
            assertThat(jars).hasSize(count);
            return jars;
        }
    }

    private static String leastVersionOf(String name) throws Exception {
        String jar = least().stream()
                .map(path -> path.getFileName().toString())
                .filter(file -> file.startsWith(name))
                .findFirst()
                .orElseThrow();
        Matcher version = NAME_AND_VERSION.matcher(jar);
        assertThat(version.matches()).isTrue();
        return version.group(2);
    }

    private static String said(Path jar, boolean monitored) throws Exception {
        List<String> options = new ArrayList<>();
        if (monitored) {
            options.addAll(ChildJvm.words(ChildJvm.FLAG_ON_THE_CLASS_PATH));
        }
        options.addAll(List.of("-cp", jar + File.pathSeparator + System.getProperty("java.class.path")));
        return ChildJvm.start(OlderLibrary.class, options, String.valueOf(monitored))
                .end()
                .output()
                .strip();
    }
}
