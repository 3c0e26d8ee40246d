// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.util.List;

/** What a live view shows, as of the call. */
interface Scene {

    /** Several lines, for a terminal: the newest figures in the place of the last ones. */
    List<String> block(int columns, Style style);

    /** One line, for a file or a CI log, where each line is added to those before. */
    String line();
}
