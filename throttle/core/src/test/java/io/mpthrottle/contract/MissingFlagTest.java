// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.contract.ChildJvm.End;
import java.io.File;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.concurrent.NanoClock;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Without the flag that Agrona needs, build() fails with one sentence that holds it; with the flag taken from that very
 * sentence, it works.
 */
@Timeout(60)
class MissingFlagTest {
    private static final Pattern FLAG =
            Pattern.compile("--add-exports[ =](java\\.base/jdk\\.internal\\.misc=[\\w.-]+)");

    private record Launch(String what, List<String> options, String target) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Launch> launches() throws Exception {
        Path agrona = Path.of(NanoClock.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String rest = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).equals(agrona))
                .collect(Collectors.joining(File.pathSeparator));
        String module =
                ModuleFinder.of(agrona).findAll().iterator().next().descriptor().name();
        return Stream.of(
                new Launch("on the class path", ChildJvm.classPath(), "ALL-UNNAMED"),
                new Launch(
                        "on the module path",
                        List.of("--module-path", agrona.toString(), "--add-modules", module, "-cp", rest),
                        module));
    }

    @ParameterizedTest
    @MethodSource("launches")
    void theRefusalIsOneSentenceWithTheFlagThatHelps(Launch launch) throws Exception {
        End refused = ChildJvm.start(MissingFlag.class, launch.options()).end();

        List<String> lines = refused.output().lines().toList();
        assertThat(lines).as("the exception's class and one line: %s", refused).hasSize(2);
        assertThat(lines.get(1)).startsWith(MissingFlag.REFUSED);
        String sentence = lines.get(1).substring(MissingFlag.REFUSED.length());
        Matcher flag = FLAG.matcher(sentence);
        assertThat(flag.find()).as("a flag in: %s", sentence).isTrue();
        assertThat(flag.group(1)).endsWith("=" + launch.target());

        List<String> options = new ArrayList<>(List.of("--add-exports", flag.group(1)));
        options.addAll(launch.options());
        End helped = ChildJvm.start(MissingFlag.class, options).end();

        assertThat(helped.output().strip()).as("with %s", flag.group()).isEqualTo(MissingFlag.BUILT);
    }
}
