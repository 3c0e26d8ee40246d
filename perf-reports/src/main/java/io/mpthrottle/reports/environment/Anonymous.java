// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.environment;

import java.util.List;
import java.util.regex.Pattern;

/** Takes directories out of arguments and flags: whose they are is nobody's business, the file's name says enough. */
public final class Anonymous {
    /** From a slash that begins a path, or a drive letter, up to the last separator. */
    private static final Pattern FOLDERS =
            Pattern.compile("(?<![^\\s=:,;\"'])(?:~|[A-Za-z]:)?[/\\\\](?:[^\\s:,;\"']*[/\\\\])?");

    private Anonymous() {}

    static List<String> all(final List<String> arguments) {
        return arguments.stream().map(Anonymous::one).toList();
    }

    /**
     * Takes the directories out of an argument.
     *
     * @param argument as it was given
     * @return the same with … for each directory
     */
    public static String one(final String argument) {
        return FOLDERS.matcher(argument).replaceAll("…/");
    }
}
