// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in a README or a help is tried. Each runs in a copy of the repository with a java and a mvn that do nothing: so
 * the script must be there and take the arguments. What goes to Java is tried for real where that is the command line of
 * this module, with a short time; of others the options must stand in their sources.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
    private static final Pattern THROTTLE = Pattern.compile("\\bthrottle ((?:pipe|run|calibrate|--)[^|<>#`]*)");
    private static final Pattern OPTION = Pattern.compile(" (--[a-z][a-z-]+)");

    private final Path folder;
    private final FreshCopy copy;
    private final String sources = Commands.sources();
    private final Set<String> commands = new LinkedHashSet<>(Commands.ofPages());

    CommandsTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        copy = new FreshCopy(folder);
        commands.addAll(Commands.ofSources());
        for (String script : Commands.scripts()) {
            commands.addAll(Commands.ofHelp(copy.runAfresh("scripts/" + script + " --help")));
        }
    }

    Set<String> commands() {
        assertThat(commands).hasSizeGreaterThan(40);
        return commands;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void runsAsPrinted(String command) throws Exception {
        String said = copy.runAfresh(command);

        // 1: the work that java and mvn did not do is missed.
        assertThat(said).as(command).matches("(?s)[01] .*").doesNotContain("see --help");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionIsOneOfItsProgram(String command) {
        for (MatchResult option : OPTION.matcher(command).results().toList()) {
            assertThat(sources.contains(option.group(1) + "\"") || sources.contains(option.group(1) + " "))
                    .as("%s in %s", option.group(1), command)
                    .isTrue();
        }
    }

    Stream<String> commandLines() throws Exception {
        Set<String> shown = new LinkedHashSet<>(commands);
        for (String help : List.of("--help", "pipe --help", "run --help", "calibrate --help")) {
            shown.addAll(Commands.ofHelp(execute(help)));
        }
        return shown.stream()
                .flatMap(command -> THROTTLE.matcher(command)
                        .results()
                        .map(match -> match.group(1).strip()))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void theCommandLineDoesWhatIsPrinted(String arguments) throws Exception {
        String time = arguments.startsWith("run --limit") ? " --for 20ms" : "";
        String shorter = arguments
                .replaceAll(" --for \\S+", "")
                .concat(time)
                .replaceAll("--(hgrm|hlog) (\\S+)", "--$1 " + folder + "/$2");

        assertThat(execute(shorter)).isNotEmpty();
    }

    /** Runs the command line on an empty stream, and it must end well. */
    private static String execute(String arguments) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Path file = Files.createTempFile("stream", "");
        try (FileChannel stream = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                PrintStream text = new PrintStream(said, true, UTF_8)) {
            int exitCode = Main.execute(new Console(text, text, stream, stream), arguments.split(" +", -1));
            assertThat(exitCode).as("%s: %s", arguments, said.toString(UTF_8)).isZero();
        } finally {
            Files.delete(file);
        }
        return said.toString(UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test --nonsense|'--nonsense' is unknown",
                "test nonsense|'nonsense' is unknown",
                "test -Dtest=TankTest|there is no test class 'TankTest'",
                "test -pl throttle/nowhere|there is no 'throttle/nowhere/pom.xml'",
                "test -pl|there is nothing behind it",
                "format --nonsense|'--nonsense' is unknown",
                "mutation --nonsense|'--nonsense' is unknown",
                "faults many|expected how many faults",
                "faults --seed x|--seed: expected a number",
                "stress 0|expected MINUTES from 1 to 10000",
                "stress [|expected a REGEX",
                "stress --nonsense|unknown option",
                "mutants nonsense|there is no bug 'nonsense'",
                "release-check --nonsense|there is no option",
                "release-check --output|needs a value",
                "release-check nowhere|there is no commit 'nowhere'",
                "report nowhere|there is no 'nowhere'",
                "check-latency|--base is missing",
                "check-latency --base nowhere|there is no such file or commit: 'nowhere'",
                "check-latency --base|needs a value",
                "perf-reports|expected a COMMAND",
            })
    void aWrongArgumentIsOneLineAndExitCodeTwo(String command, String complaint) throws Exception {
        assertThat(copy.runAfresh("scripts/" + command))
                .startsWith("2 scripts/" + command.split(" ", -1)[0] + ": ")
                .contains(complaint)
                .endsWith("; see --help\n")
                .hasLineCount(1);
    }
}
