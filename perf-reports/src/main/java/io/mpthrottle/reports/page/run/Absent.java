// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands where a file says nothing. */
final class Absent {
    private Absent() {}

    static String text(final @Nullable String given) {
        return given == null ? "" : given;
    }

    static <T> List<T> list(final @Nullable List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
    }

    static <K, V> Map<K, V> map(final @Nullable Map<K, V> given) {
        return given == null ? Map.of() : given;
    }
}
