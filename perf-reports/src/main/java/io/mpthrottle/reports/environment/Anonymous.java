// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.environment;

import java.util.regex.Pattern;

/** Takes directories out of arguments and flags, as results are published: the file's name says enough. */
public final class Anonymous {
    /** From a slash that begins a path, or a drive letter, up to the last separator. */
    private static final Pattern FOLDERS =
            Pattern.compile("(?<![^\\s=:,;\"'])(?:~|[A-Za-z]:)?[/\\\\](?:[^\\s:,;\"']*[/\\\\])?");

    private Anonymous() {}

    /** The same argument with … for its directories. */
    public static String argument(final String given) {
        return FOLDERS.matcher(given).replaceAll("…/");
    }
}
