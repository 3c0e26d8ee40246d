// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

class WordsTest {

    @Property
    void everyWordIsThereAndNoLineIsLongerThanItMustBe(
            @ForAll @CharRange(from = 'a', to = 'c') @CharRange(from = ' ', to = ' ') String text,
            @ForAll @IntRange(min = 1, max = 30) int columns) {
        String sentence = text.strip().replaceAll(" +", " ");

        var lines = Words.wrap(sentence, columns);

        assertThat(String.join(" ", lines)).isEqualTo(sentence);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.length() <= columns || !line.contains(" "))
                        .as(line)
                        .isTrue());
    }

    @Example
    void aTextThatFitsIsLeftAlone() {
        assertThat(Words.wrap("two  spaces", 11)).containsExactly("two  spaces");
        assertThat(Words.wrap("", 5)).containsExactly("");
    }
}
