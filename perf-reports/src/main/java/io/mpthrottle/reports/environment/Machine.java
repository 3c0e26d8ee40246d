// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Linux tells of the machine in its files. On other systems, and where a container hides the files, nothing is known.
 *
 * @param root the directory that proc, sys and etc are in
 */
record Machine(Path root) {
    private static final long KIB = 1024;

    Optional<String> processor() {
        return after("proc/cpuinfo", "model name").or(() -> after("proc/cpuinfo", "Model"));
    }

    Optional<Long> memoryBytes() {
        return after("proc/meminfo", "MemTotal")
                .map(value -> value.replaceAll("\\D", ""))
                .filter(digits -> !digits.isEmpty())
                .map(digits -> Long.parseLong(digits) * KIB);
    }

    Optional<String> os() {
        return lines("etc/os-release")
                .filter(line -> line.startsWith("PRETTY_NAME="))
                .findFirst()
                .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""));
    }

    Optional<String> clockSource() {
        return first("sys/devices/system/clocksource/clocksource0/current_clocksource");
    }

    /** The machine's maker names the hypervisor; the processor's flag tells only that there is one. */
    Optional<String> virtualization() {
        final boolean guest = after("proc/cpuinfo", "flags")
                .map(flags -> Arrays.asList(flags.split(" ")).contains("hypervisor"))
                .orElse(false);
        if (!guest) {
            return first("sys/hypervisor/type");
        }
        return first("sys/hypervisor/type")
                .or(() -> first("sys/class/dmi/id/sys_vendor"))
                .map(maker -> "hypervisor (" + maker + ")")
                .or(() -> Optional.of("hypervisor"));
    }

    Optional<String> governor() {
        return first("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
    }

    List<Double> load() {
        return first("proc/loadavg")
                .map(line -> Stream.of(line.split(" "))
                        .limit(3)
                        .filter(word -> word.matches("\\d+(\\.\\d+)?"))
                        .map(Double::valueOf)
                        .toList())
                .orElse(List.of());
    }

    private Optional<String> first(final String file) {
        return lines(file).map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    }

    private Optional<String> after(final String file, final String key) {
        return lines(file)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(key.toLowerCase(Locale.ROOT)))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private Stream<String> lines(final String file) {
        try {
            return new String(Files.readAllBytes(root.resolve(file)), StandardCharsets.UTF_8).lines();
        } catch (final IOException | SecurityException e) {
            Objects.requireNonNull(e); // a file that is not there says nothing
            return Stream.empty();
        }
    }
}
