// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private static final String ESC = "\u001b[";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, UTF_8);

    @Test
    void drawsInTheSamePlaceAndLeavesNothingBehind() {
        LiveView view = new LiveView.InPlace(err, new Terminal(10, 24, false));

        view.show(scene("first line", "second"));
        assertThat(take())
                .isEqualTo(ESC + "?25l" + ESC + "?7l\rfirst line" + ESC + "K\nsecond" + ESC + "K\n" + ESC + "J" + ESC
                        + "?7h");
        view.show(scene("first line", "second"));
        assertThat(take()).contains("\r" + ESC + "A" + ESC + "Afirst");
        view.end();
        assertThat(take()).isEqualTo("\r" + ESC + "A" + ESC + "A" + ESC + "J" + ESC + "?25h");
        view.end();
        assertThat(take()).isEmpty();
    }

    @Test
    void fitsTheTerminal() {
        LiveView view = new LiveView.InPlace(err, new Terminal(4, 3, false));

        view.show(scene("123456", "2", "3", "4"));

        assertThat(take()).contains("1234" + ESC + "K\n2" + ESC + "K\n" + ESC + "J");
    }

    @Test
    void cutsTextButNotItsColours() {
        assertThat(Style.clip(Style.COLOUR.bold("abc") + "def", 2)).isEqualTo(ESC + "1mab" + ESC + "0m");
        assertThat(Style.clip("abc", 3)).isEqualTo("abc");
        assertThat(Style.PLAIN.bold("abc")).isEqualTo("abc");
    }

    @Test
    void addsALineWhereThereIsNoTerminal() {
        LiveView view = LiveView.on(err, Map.of("TERM", "dumb"));

        view.show(scene("1"));
        view.show(scene("2"));
        view.end();

        assertThat(take().lines()).containsExactly("line 1", "line 2");
    }

    @Test
    void readsTheSizeThatSttySays() {
        assertThat(Terminal.parse("24 100\n", true)).contains(new Terminal(100, 24, true));
        assertThat(Terminal.parse("0 0\n", false)).contains(new Terminal(80, 24, false));
        assertThat(Terminal.parse("stty: invalid\n", true)).isEmpty();
    }

    @Test
    void showsProgressAndTimeLeft() {
        Progress half = Progress.of(Duration.ofSeconds(5), 5, 10);

        assertThat(half.bar(40, Style.PLAIN)).isEqualTo("██████░░░░░░  50.0 %   5.0 s, 5.0 s left");
        assertThat(half.bar(10, Style.PLAIN)).isEqualTo("50.0 %   5.0 s, 5.0 s left");
        assertThat(half.brief()).isEqualTo("5.0 s  50.0 %");
        assertThat(Progress.of(Duration.ofSeconds(90), 7, 0).bar(40, Style.PLAIN))
                .isEqualTo("1:30 min");
        assertThat(Progress.of(Duration.ofMillis(100), 0, 10).brief()).isEqualTo("0.1 s  0.0 %");
    }

    private String take() {
        String text = written.toString(UTF_8);
        written.reset();
        return text;
    }

    private static Scene scene(String... lines) {
        return new Scene() {
            @Override
            public List<String> block(int columns, Style style) {
                return List.of(lines);
            }

            @Override
            public String line() {
                return "line " + lines[0];
            }
        };
    }
}
