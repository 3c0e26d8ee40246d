// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a worker that is not alone at home moves to. */
class LivedInTest {
    private static final int LINES = 8;

    private final LivedIn livedIn = new LivedIn();

    @Test
    void movesOnToTheNextLineWhereNobodyLives() {
        livedIn.sign(5);
        livedIn.sign(6);
        livedIn.sign(0);

        assertThat(livedIn.freeAfter(5, LINES)).isEqualTo(7);
        assertThat(livedIn.freeAfter(6, LINES)).isEqualTo(7);
        livedIn.sign(7);
        assertThat(livedIn.freeAfter(5, LINES)).isEqualTo(1);
    }

    @Test
    void staysWhereSomebodyLivesEverywhere() {
        for (int line = 0; line < LINES; line++) {
            livedIn.sign(line);
        }

        assertThat(livedIn.freeAfter(3, LINES)).isEqualTo(3);
    }

    @Test
    void worksWithAsManyLinesAsThereCanBe() {
        livedIn.sign(63);
        livedIn.sign(0);

        assertThat(livedIn.freeAfter(63, 64)).isEqualTo(1);
        assertThat(livedIn.lines()).isEqualTo(1L << 63 | 1);
    }

    @Test
    void forgetsWhatWasNotSaidAgain() {
        livedIn.sign(1);
        livedIn.forget();
        assertThat(livedIn.lines()).as("not at once").isEqualTo(1 << 1);

        livedIn.sign(2);
        livedIn.forget();
        assertThat(livedIn.lines()).isEqualTo(1 << 2);
        livedIn.forget();
        assertThat(livedIn.lines()).isZero();
    }
}
