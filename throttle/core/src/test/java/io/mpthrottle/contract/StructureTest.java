// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The library keeps the rules about imports, and code that does not is found. */
class StructureTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.mpthrottle");

    @TempDir
    Path planted;

    @Test
    void thePackagesAreThoseThatTheRulesName() {
        Set<String> packages = LIBRARY.stream()
                .map(type -> type.getPackage())
                .map(JavaPackage::getName)
                .collect(Collectors.toSet());

        assertThat(packages)
                .containsExactlyInAnyOrder(
                        "io.mpthrottle",
                        "io.mpthrottle.engine",
                        "io.mpthrottle.lines",
                        "io.mpthrottle.refill",
                        "io.mpthrottle.monitor",
                        "io.mpthrottle.policy",
                        "io.mpthrottle.tank",
                        "io.mpthrottle.emission",
                        "io.mpthrottle.text");
    }

    @ParameterizedTest
    @EnumSource
    void theLibraryKeepsThem(ImportRules rules) {
        rules.rule.check(LIBRARY);
    }

    @ParameterizedTest
    @MethodSource
    void whatDoesNotIsFound(ImportRules rules, String culprit, List<String> sources) {
        JavaClasses classes = new ClassFileImporter().importPath(compiled(sources));

        assertThatThrownBy(() -> rules.rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }

    static Stream<Arguments> whatDoesNotIsFound() {
        return Stream.of(
                planted(
                        ImportRules.NOBODY_POINTS_BACK_UP,
                        "io.mpthrottle.engine.Below",
                        "package io.mpthrottle.engine; class Below { io.mpthrottle.Above above; }",
                        "package io.mpthrottle; public class Above {}"),
                planted(
                        ImportRules.NOBODY_POINTS_BACK_UP,
                        "io.mpthrottle.monitor.One",
                        "package io.mpthrottle.monitor; class One { io.mpthrottle.refill.Other other; }",
                        "package io.mpthrottle.refill; public class Other {}"),
                planted(
                        ImportRules.NOBODY_POINTS_BACK_UP,
                        "io.mpthrottle.refill.One",
                        "package io.mpthrottle.refill; class One { io.mpthrottle.monitor.Other other; }",
                        "package io.mpthrottle.monitor; public class Other {}"),
                planted(
                        ImportRules.NOBODY_POINTS_BACK_UP,
                        "io.mpthrottle.tank.One",
                        "package io.mpthrottle.tank; class One { void call() { new io.mpthrottle.policy.Other(); } }",
                        "package io.mpthrottle.policy; public class Other {}"),
                planted(
                        ImportRules.NOBODY_POINTS_BACK_UP,
                        "io.mpthrottle.fleet.Unknown",
                        "package io.mpthrottle.fleet; class Unknown {}"),
                planted(
                        ImportRules.NO_PACKAGES_GO_IN_A_CIRCLE,
                        "io.mpthrottle.tank.One",
                        "package io.mpthrottle.tank; public class One { io.mpthrottle.emission.Other other; }",
                        "package io.mpthrottle.emission; public class Other { io.mpthrottle.tank.One one; }"),
                planted(
                        ImportRules.NO_CLASSES_OF_THE_ENGINE_GO_IN_A_CIRCLE,
                        "io.mpthrottle.engine.One",
                        "package io.mpthrottle.engine; class One { Other other; }",
                        "package io.mpthrottle.engine; class Other { class Nested { One one; } }"),
                planted(
                        ImportRules.POLICY_IMPORTS_NOTHING,
                        "io.mpthrottle.policy.One",
                        "package io.mpthrottle.policy; class One { org.agrona.concurrent.NanoClock clock; }"),
                planted(
                        ImportRules.ONLY_THE_TANK_KNOWS_JCTOOLS,
                        "io.mpthrottle.refill.One",
                        "package io.mpthrottle.refill; class One { org.jctools.queues.MessagePassingQueue<One> queue; }"),
                planted(
                        ImportRules.ONLY_THE_EMISSIONS_KNOW_THE_RING,
                        "io.mpthrottle.monitor.One",
                        "package io.mpthrottle.monitor; class One { org.agrona.concurrent.ringbuffer.RingBuffer ring; }"),
                planted(
                        ImportRules.ONLY_THE_MONITOR_AND_THE_API_KNOW_HDRHISTOGRAM,
                        "io.mpthrottle.engine.One",
                        "package io.mpthrottle.engine; class One { org.HdrHistogram.Histogram histogram; }"),
                planted(
                        ImportRules.THE_ROOT_IS_PUBLIC,
                        "io.mpthrottle.Internal",
                        "package io.mpthrottle; class Internal {}"));
    }

    private static Arguments planted(ImportRules rules, String culprit, String... sources) {
        return Arguments.of(rules, culprit, List.of(sources));
    }

    private Path compiled(List<String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<Source> units = sources.stream().map(Source::new).toList();
        boolean compiled = compiler.getTask(
                        complaints, null, null, List.of("-proc:none", "-d", planted.toString()), null, units)
                .call();
        assertThat(compiled).as("%s", complaints).isTrue();
        return planted;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String text) {
            super(URI.create("string:///" + text.replaceAll(".*?class (\\w+) .*", "$1") + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
