// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the READMEs show of the API compiles, what they link to is there, and the first one is short. */
class ReadmeTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");
    private static final Pattern CLASS_OF_A_PACKAGE =
            Pattern.compile("`(tank|policy|refill|emission|monitor|engine)\\.(\\w+)`");
    private static final Path ROOT = Path.of("..", "..");
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "mpthrottle");

    /** Every README, and the page of proofs. Not what is being built meanwhile. */
    static List<Path> readmes() throws IOException {
        final List<Path> readmes = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(final Path folder, final BasicFileAttributes attributes) {
                final boolean made = folder.endsWith("target") || folder.endsWith("runs") || folder.endsWith(".git");
                return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
                if (file.endsWith("README.md") || file.endsWith("PROOF.md")) {
                    readmes.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(readmes).hasSizeGreaterThan(6);
        return readmes;
    }

    static Stream<String> snippets() throws IOException {
        final List<String> blocks = new ArrayList<>();
        for (final Path readme : readmes()) {
            JAVA_BLOCK
                    .matcher(Files.readString(readme))
                    .results()
                    .map(block -> block.group(1))
                    .forEach(blocks::add);
        }
        assertThat(blocks).hasSizeGreaterThan(4);
        return blocks.stream();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void compiles(final String snippet) {
        final MatchResult declared =
                CLASS.matcher(snippet).results().findFirst().orElse(null);
        final String name = declared == null ? "Snippet" : declared.group(1);
        final String source = declared != null ? snippet : """
                import io.mpthrottle.*;
                import java.time.Duration;
                import org.agrona.concurrent.Agent;
                class Snippet {
                    static void work() {}
                    static void run() throws Exception {
                %s
                    }
                }
                """.formatted(snippet);
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter complaints = new StringWriter();
        final boolean compiled = compiler.getTask(
                        complaints,
                        null,
                        null,
                        List.of("-proc:none", "-Xlint:all,-try", "-Werror", "-d", "target/test-classes"),
                        null,
                        List.of(new Source(name, source)))
                .call();
        assertThat(compiled).as("%s%n%s", complaints, source).isTrue();
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void whatIsLinkedIsThere(final Path readme) throws IOException {
        LINK.matcher(Files.readString(readme))
                .results()
                .forEach(link -> assertThat(readme.resolveSibling(link.group(1)).normalize())
                        .as("%s links to %s", readme, link.group(1))
                        .exists());
    }

    /** A package that has not been made yet is left out. */
    @ParameterizedTest
    @MethodSource("readmes")
    void whichClassOfAPackageIsNamedIsThere(final Path readme) throws IOException {
        CLASS_OF_A_PACKAGE
                .matcher(Files.readString(readme))
                .results()
                .filter(named -> Files.isDirectory(SOURCES.resolve(named.group(1))))
                .forEach(named -> assertThat(SOURCES.resolve(named.group(1)).resolve(named.group(2) + ".java"))
                        .as("%s names %s", readme, named.group())
                        .exists());
    }

    @Test
    void theFirstPageIsForANewcomer() throws IOException {
        final List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));
        final String first = String.join("\n", lines.subList(0, 40));

        assertThat(JAVA_BLOCK.matcher(first).results())
                .as("Java in the first 40 lines")
                .isNotEmpty();
        assertThat(first).contains("scripts/throttle pipe", "scripts/test");
        assertThat(String.join(" ", lines).strip().split("\\s+", -1)).hasSizeLessThanOrEqualTo(1_400);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(final String name, final String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
