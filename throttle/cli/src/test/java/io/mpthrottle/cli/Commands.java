// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that READMEs and helps show. */
final class Commands {
    static final Path ROOT = Path.of("..", "..");

    private static final Pattern SHELL_BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern INLINE = Pattern.compile("`((?:scripts/[a-z-]+|java(?= )|mvn(?= ))(?: [^`\n]*)?)`");
    private static final Pattern GOES_ON = Pattern.compile("(?:\\\\|\\|\\|)\n\\s*");
    private static final Pattern COMMENT = Pattern.compile("\\s+#\\s.*");
    /** In a help: indented, and perhaps explained behind two spaces. */
    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)^ +((?:scripts/|throttle |tail .*throttle ).*?)(?: {2,}.*)?$");

    /** In a source: in a comment, or as a line of the help of a program that is not built here. */
    private static final Pattern IN_SOURCES =
            Pattern.compile("\\{@code (scripts/[^} \n]+ [^}\n]+)}|\"  (scripts/[^\"]*?[^\" ])(?: {2,}[^\"]*)?\"");

    private static final List<String> SOURCES = List.of(
            "scripts",
            "jmh/src",
            "perf-reports/src",
            "throttle/core/src",
            "throttle/cli/src/main",
            "throttle/concurrency/src");

    private Commands() {}

    /** What the READMEs and the page of proofs show. */
    static Set<String> ofPages() throws IOException {
        Set<String> commands = new LinkedHashSet<>();
        for (Path page : pages()) {
            String text = Files.readString(page);
            INLINE.matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    // A bare name is no command that anybody types: some scripts need more.
                    .map(command -> command.contains(" ") ? command : command + " --help")
                    .forEach(commands::add);
            for (MatchResult block : SHELL_BLOCK.matcher(text).results().toList()) {
                GOES_ON.matcher(block.group(1))
                        .replaceAll(end -> end.group().startsWith("|") ? "|| " : "")
                        .lines()
                        .map(line -> COMMENT.matcher(line).replaceAll("").strip())
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(commands::add);
            }
        }
        return commands;
    }

    /** Every README, and the page of proofs. Not what is being built meanwhile. */
    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean made = folder.endsWith("target") || folder.endsWith("runs") || folder.endsWith(".git");
                return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.endsWith("README.md") || file.endsWith("PROOF.md")) {
                    pages.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(pages).hasSizeGreaterThan(6);
        return pages;
    }

    static Set<String> ofSources() throws IOException {
        Set<String> commands = new LinkedHashSet<>();
        IN_SOURCES
                .matcher(sources())
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .forEach(commands::add);
        return commands;
    }

    /** All scripts and Java files, one after the other. */
    static String sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String part : SOURCES) {
            Path folder = ROOT.resolve(part);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file ->
                                part.equals("scripts") || file.toString().endsWith(".java"))
                        .toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        return sources.toString();
    }

    static Set<String> ofHelp(String help) {
        Set<String> commands = new LinkedHashSet<>();
        EXAMPLE.matcher(help).results().map(match -> match.group(1)).forEach(commands::add);
        return commands;
    }

    static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("scripts"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
