// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much processor time Linux lets the control group of a process have: so much in each period. When it is used up, all
 * threads stand still until the next period.
 *
 * <p>A group is within its parent, so each level up to the root may have a quota of its own, and the tightest counts. In a
 * container the upper levels are often out of sight, and the path of the group need not be there below the mounted root;
 * then the levels that can be read count. Both versions of control groups are read. Where there are none, there is no quota.
 *
 * @param quotaNs processor time in each period, in nanoseconds, positive
 * @param periodNs the period, in nanoseconds, positive
 */
record CpuQuota(long quotaNs, long periodNs) {
    /** The process may use all processors all the time. */
    static final CpuQuota NONE = new CpuQuota(Long.MAX_VALUE, 1);

    private static final long NS_PER_US = 1_000;

    /** The quota of this process. */
    static CpuQuota ofThisProcess() {
        return of(Path.of("/"));
    }

    /** The quota as the files below a root folder tell it: {@code proc/self/cgroup}, and groups in {@code sys/fs/cgroup}. */
    static CpuQuota of(final Path root) {
        CpuQuota tightest = NONE;
        for (final String line : lines(root.resolve("proc/self/cgroup"))) {
            // The number of the hierarchy, its controllers, and the path of the group.
            final String[] parts = line.split(":", 3);
            if (parts.length == 3) {
                for (final Path group : groups(root.resolve("sys/fs/cgroup"), parts[1], parts[2])) {
                    tightest = tighter(tightest, ofGroup(group));
                }
            }
        }
        return tightest;
    }

    boolean isNone() {
        return quotaNs == Long.MAX_VALUE;
    }

    /** How many processors may be used on average. */
    double processors() {
        return isNone() ? Double.POSITIVE_INFINITY : (double) quotaNs / periodNs;
    }

    /** The share of the time for which so many busy threads run. */
    double share(final int threads) {
        return Math.min(1, processors() / threads);
    }

    private static CpuQuota tighter(final CpuQuota one, final @Nullable CpuQuota other) {
        return other != null && other.processors() < one.processors() ? other : one;
    }

    /** The folders of a group and of all groups around it, wherever the hierarchy may be mounted. */
    private static List<Path> groups(final Path mounts, final String controllers, final String path) {
        final List<Path> groups = new ArrayList<>();
        if (controllers.isEmpty()) {
            addLevels(groups, mounts, path);
            addLevels(groups, mounts.resolve("unified"), path);
        } else if (Arrays.asList(controllers.split(",", -1)).contains("cpu")) {
            addLevels(groups, mounts.resolve(controllers), path);
            addLevels(groups, mounts.resolve("cpu"), path);
        }
        return groups;
    }

    private static void addLevels(final List<Path> groups, final Path mount, final String path) {
        try {
            Path group =
                    mount.resolve(path.substring(path.startsWith("/") ? 1 : 0)).normalize();
            // A group that is not below the root of the namespace is written with leading dots, and is out of sight.
            while (group != null && group.startsWith(mount)) {
                groups.add(group);
                group = group.getParent();
            }
        } catch (final InvalidPathException e) {
            groups.add(mount);
        }
    }

    private static @Nullable CpuQuota ofGroup(final Path group) {
        final List<String> second = lines(group.resolve("cpu.max"));
        if (!second.isEmpty()) {
            final String[] parts = second.get(0).split(" ", 2);
            return parts.length == 2 ? ofMicros(parts[0], parts[1]) : null;
        }
        final List<String> quota = lines(group.resolve("cpu.cfs_quota_us"));
        final List<String> period = lines(group.resolve("cpu.cfs_period_us"));
        return quota.isEmpty() || period.isEmpty() ? null : ofMicros(quota.get(0), period.get(0));
    }

    /** No quota is written as "max" or as a negative number. */
    private static @Nullable CpuQuota ofMicros(final String quota, final String period) {
        try {
            final long quotaUs = Long.parseLong(quota.strip());
            final long periodUs = Long.parseLong(period.strip());
            return quotaUs > 0 && periodUs > 0 ? new CpuQuota(quotaUs * NS_PER_US, periodUs * NS_PER_US) : null;
        } catch (final NumberFormatException e) {
            return null;
        }
    }

    private static List<String> lines(final Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (final IOException | SecurityException e) {
            return List.of();
        }
    }
}
