// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpthrottle.reports.ReportsCommandLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import picocli.CommandLine;

/** The page as text, without a browser. */
class ReportCommandTest {
    private static final String EVIL = "<script>evil()</script>&\"'";
    private static final String ESCAPED = "&lt;script&gt;evil()&lt;/script&gt;&amp;&quot;";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int report(final String... arguments) {
        final String[] all = Stream.concat(Stream.of("report", folder.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return ReportsCommandLine.of(CommandLine.defaultFactory())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("index.html"));
    }

    private static List<String> sections(final String page) {
        return found(page, "<section id=\"(.*?)\"")
                .map(section -> section.group(1))
                .toList();
    }

    private static Stream<MatchResult> found(final String page, final String regex) {
        return Pattern.compile(regex, Pattern.DOTALL).matcher(page).results();
    }

    private static Document parse(final String xml) throws Exception {
        final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        final DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new java.io.StringReader(xml)));
    }

    @Test
    void saysWhereThePageIs() throws Exception {
        RunFixture.complete(folder);

        assertThat(report()).isZero();
        assertThat(out.toString().strip())
                .isEqualTo(folder.resolve("index.html").toString());
        assertThat(err.toString()).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void namesNoPathOfTheMachine() throws Exception {
        RunFixture.complete(folder);
        report();

        assertThat(page()).doesNotContain(folder.toString(), String.valueOf(folder.getFileName()));
    }

    @Test
    void anEmptyDirectoryIsAWrongArgument() {
        assertThat(report()).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("perf-reports: expected jmh.json, pace.json or latency.json in " + folder
                        + ", but there is none");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aMissingDirectoryIsAWrongArgument() throws Exception {
        Files.delete(folder);

        assertThat(report()).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("there is none at " + folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jmh.json", "pace.json", "latency.json", "environment.json", "peers.json"})
    void aDamagedFileIsNamedAndTheRestIsThere(final String name) throws Exception {
        RunFixture.complete(folder);
        final String whole = Files.readString(folder.resolve(name));
        Files.writeString(folder.resolve(name), whole.substring(0, whole.length() / 2));

        assertThat(report()).isZero();
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("perf-reports: not in the page: " + name + ": ")
                .doesNotContain(folder.toString());
        assertThat(page()).contains("Files that could not be read", "<code>" + name + ": ");
        assertThat(sections(page())).hasSizeGreaterThan(6).contains("reproduce");
    }

    @Test
    void onlyDamagedFilesMakeNoPage() throws Exception {
        RunFixture.in(folder).text("jmh.json", "[{").text("latency.json", "");

        assertThat(report()).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("but found", "jmh.json: ", "latency.json: ");
        assertThat(folder.resolve("index.html")).doesNotExist();
    }

    @Test
    void anInterruptedRunHasAPageOfWhatThereIs() throws Exception {
        RunFixture.in(folder).jmh();
        report();
        assertThat(sections(page()))
                .containsExactly("goals", "peers", "allocation", "environment", "reproduce", "files");

        RunFixture.in(folder).text("jmh.json", "[]").gate();
        report();
        assertThat(sections(page())).containsExactly("comparison", "environment", "reproduce", "files");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aPaceRunThatHasJustBegunHasAPage() throws Exception {
        RunFixture.in(folder).json("pace.json", Map.of("schema", 4, "started", "2026-01-02T03:04:05Z", "seconds", 4));

        assertThat(report()).isZero();
        assertThat(sections(page())).containsExactly("environment", "reproduce", "files");
        assertThat(page()).contains("Nothing in this run is judged.").doesNotContain("<script");
    }

    @Test
    void saysThatAPaceRunIsInAnotherForm() throws Exception {
        RunFixture.in(folder).json("pace.json", Map.of("schema", 3, "started", "2026-01-02T03:04:05Z", "seconds", 4));

        assertThat(report()).isZero();
        assertThat(page()).contains("pace.json: expected schema 4, but was 3");
    }

    /** Calls and pace of different days once stood under the commit of the calls. */
    @Test
    void eachRunHasItsOwnBuildAndMachine() throws Exception {
        final String other = "fedcba9876543210fedcba9876543210fedcba98";
        final Map<String, Object> pace = PaceFixture.run();
        pace.put(
                "environment",
                Map.of("processor", "Another Processor", "project", Map.of("commit", other, "dirty", false)));
        RunFixture.in(folder).jmh().environment().json("pace.json", pace);

        report();
        final String environment =
                page().split("<section id=\"environment\"", 2)[1].split("</section>", 2)[0];
        final String commands = page().split("<section id=\"reproduce\"", 2)[1].split("</section>", 2)[0];
        assertThat(environment).contains("Example Processor 9000", RunFixture.COMMIT, "Another Processor", other);
        assertThat(commands)
                .containsSubsequence(
                        "git checkout " + RunFixture.COMMIT,
                        "scripts/bench full",
                        "git checkout " + other,
                        "scripts/pace full");
    }

    /** 101 grants once stood beside "at most 100" and "pass": the certain ones are judged, so they are shown. */
    @Test
    void theStallTableShowsTheGrantsThatAreJudged() throws Exception {
        RunFixture.in(folder).pace();
        report();

        assertThat(page().split("<section id=\"endurance\"", 2)[1].replaceAll("<[^>]*>", " "))
                .containsPattern(
                        "mpthrottle +LIMIT 1000 +2\u202f000 +2\u202f000 +2\u202f001 +11 +1\u202f010 +12 +✔ pass");
    }

    @Test
    void whatTheDataSaysStaysText() throws Exception {
        RunFixture.complete(folder);
        for (final String name : new String[] {"jmh.json", "pace.json", "latency.json", "peers.json"}) {
            final String evil = Files.readString(folder.resolve(name))
                    .replaceAll(
                            "(?i)guava\"|LatencyGate.granted\"|RateLimiter.create\\(maxN / per\\)\"",
                            Matcher.quoteReplacement(EVIL.replace("\"", "\\\"") + "\""));
            Files.writeString(folder.resolve(name), evil);
        }

        assertThat(report("--title", EVIL)).isZero();
        assertThat(err.toString()).isEmpty();
        final String page = page();
        assertThat(page).contains("<title>" + ESCAPED, "<h1>" + ESCAPED).doesNotContain("<script>evil");
        assertThat(found(page, "<script").count()).isEqualTo(2);
        for (final String id : new String[] {"comparison", "peers", "pace", "allocation"}) {
            assertThat(page.split("<section id=\"" + id + "\"", 2)[1].split("</section>", 2)[0])
                    .as(id)
                    .contains(ESCAPED);
        }
        assertThat(plotted(page).findValuesAsText("label")).contains(EVIL);
        for (final MatchResult svg : found(page, "<svg.*?</svg>").toList()) {
            parse(svg.group());
        }
        assertThat(parse(Files.readString(folder.resolve("granted-refused.svg")))
                        .getDocumentElement()
                        .getTextContent())
                .contains(EVIL);
    }

    private static JsonNode plotted(final String page) throws IOException {
        return new ObjectMapper()
                .readTree(found(page, "id=\"data\">(.*?)</script>")
                        .findFirst()
                        .orElseThrow()
                        .group(1));
    }

    @Test
    void plotsAreWellFormedInThePageAndBesideIt() throws Exception {
        RunFixture.complete(folder);
        report();

        final List<MatchResult> inline = found(page(), "<svg.*?</svg>").toList();
        assertThat(inline).hasSize(3 + 1 + 4);
        for (final MatchResult svg : inline) {
            assertThat(parse(svg.group()).getDocumentElement().getAttribute("aria-label"))
                    .isNotEmpty();
        }
        assertThat(folder)
                .isDirectoryContaining("glob:**granted-refused.svg")
                .isDirectoryContaining("glob:**latency-1000.svg")
                .isDirectoryContaining("glob:**latency-100000.svg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"granted-refused.svg", "latency-1000.svg", "latency-100000.svg"})
    void plotsBesideThePageCarryTheirStyleForLightAndDark(final String name) throws Exception {
        RunFixture.complete(folder);
        report();
        final String text = Files.readString(folder.resolve(name));
        final Document svg = parse(text);

        assertThat(svg.getDocumentElement().getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).contains("mpthrottle");
        final String style = svg.getElementsByTagName("style").item(0).getTextContent();
        final String[] schemes = style.split("@media \\(prefers-color-scheme: dark\\)", 2);
        assertThat(schemes).hasSize(2);
        final List<String> used = names(style, "var\\(--([a-z0-9-]+)\\)");
        assertThat(names(schemes[0], "--([a-z0-9-]+):")).containsAll(used);
        assertThat(names(schemes[1], "--([a-z0-9-]+):")).containsAll(used);
        // A README's picture may load nothing.
        assertThat(text).doesNotContain("url(", "@import", "href");
    }

    private static List<String> names(final String text, final String regex) {
        return found(text, regex).map(found -> found.group(1)).distinct().toList();
    }

    @Test
    void setsAnOlderRunBeside(@TempDir final Path older) throws Exception {
        RunFixture.in(older).jmh(1.1);
        RunFixture.in(folder).jmh();

        assertThat(report("--baseline", older.toString())).isZero();
        final String baseline = page().split("<section id=\"baseline\"", 2)[1].split("</section>", 2)[0];
        assertThat(found(baseline, "<tr class=\"\">").count())
                .isEqualTo(JmhFixture.rows(1).size());
        // The exact test of three against three that do not overlap.
        assertThat(found(baseline, "−9\\.1\u202f%</td><td class=\"n\">0\\.100</td><td class=\"n\">3\\+3</td>")
                        .count())
                .isEqualTo(JmhFixture.rows(1).size());
    }

    @Test
    void withoutAnOlderRunThereIsNothingToSetBeside() throws Exception {
        RunFixture.in(folder).jmh();
        report();

        assertThat(sections(page())).doesNotContain("baseline");
    }

    @Test
    void anOlderRunThatIsNotThereIsAWrongArgument() throws Exception {
        RunFixture.in(folder).jmh();

        assertThat(report("--baseline", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("there is none at");
        assertThat(folder.resolve("index.html")).doesNotExist();
    }

    @Test
    void elsewhereItLinksToNoFiles(@TempDir final Path elsewhere) throws Exception {
        RunFixture.complete(folder);
        final Path page = elsewhere.resolve("a page.html");

        assertThat(report("--output", page.toString())).isZero();
        assertThat(sections(Files.readString(page))).contains("latency").doesNotContain("files");
        assertThat(elsewhere).isDirectoryContaining("glob:**granted-refused.svg");
        assertThat(folder.resolve("index.html")).doesNotExist();
    }

    @Test
    void intoADirectoryThatIsNotThereItIsAWrongArgument() throws Exception {
        RunFixture.in(folder).jmh();

        assertThat(report("--output", folder.resolve("none/page.html").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--output: expected a file in a directory that exists");
    }
}
