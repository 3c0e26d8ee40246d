// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the files of control groups say, in a folder instead of the machine's root. */
class CpuQuotaTest {
    @TempDir
    private Path root;

    @Test
    void withoutControlGroupsThereIsNone() {
        assertThat(quota().isNone()).isTrue();
        assertThat(quota().processors()).isInfinite();
    }

    @Test
    void versionTwoTellsItInOneFile() throws Exception {
        given("proc/self/cgroup", "0::/kubepods/pod7\n");
        given("sys/fs/cgroup/kubepods/pod7/cpu.max", "20000 100000\n");

        assertThat(quota()).isEqualTo(new CpuQuota(20_000_000, 100_000_000));
        assertThat(quota().processors()).isEqualTo(0.2);
        assertThat(quota().isNone()).isFalse();
    }

    @Test
    void versionOneTellsItInTwo() throws Exception {
        given("proc/self/cgroup", "9:memory:/docker/abc\n3:cpu,cpuacct:/docker/abc\n");
        given("sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_quota_us", "150000\n");
        given("sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_period_us", "100000\n");

        assertThat(quota().processors()).isEqualTo(1.5);
    }

    @Test
    void theTightestLevelCounts() throws Exception {
        given("proc/self/cgroup", "0::/a/b/c\n");
        given("sys/fs/cgroup/a/b/c/cpu.max", "90000 100000\n");
        given("sys/fs/cgroup/a/b/cpu.max", "max 100000\n");
        given("sys/fs/cgroup/a/cpu.max", "25000 50000\n");
        given("sys/fs/cgroup/cpu.max", "200000 100000\n");

        assertThat(quota()).isEqualTo(new CpuQuota(25_000_000, 50_000_000));
    }

    @Test
    void aContainerSeesItsGroupAtTheRootOfTheMount() throws Exception {
        given("proc/self/cgroup", "5:cpuacct,cpu:/docker/of/the/host\n");
        given("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000\n");
        given("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");

        assertThat(quota().processors()).isEqualTo(0.5);
    }

    @Test
    void aGroupAboveTheNamespaceIsOutOfSight() throws Exception {
        given("proc/self/cgroup", "0::/../../other\n");
        given("sys/fs/cgroup/cpu.max", "10000 100000\n");
        given("sys/fs/other/cpu.max", "1 100000\n");
        given("other/cpu.max", "1 100000\n");

        assertThat(quota().isNone()).isTrue();
    }

    @Test
    void bothVersionsAreThereAtATime() throws Exception {
        given("proc/self/cgroup", "1:cpu:/one\n0::/two\n");
        given("sys/fs/cgroup/cpu/one/cpu.cfs_quota_us", "-1\n");
        given("sys/fs/cgroup/cpu/one/cpu.cfs_period_us", "100000\n");
        given("sys/fs/cgroup/unified/two/cpu.max", "30000 100000\n");

        assertThat(quota().processors()).isEqualTo(0.3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max 100000", "-1 100000", "0 100000", "100000 0", "100000", "", "a b", "20000 100000 1"})
    void whatIsNoQuotaIsNone(String text) throws Exception {
        given("proc/self/cgroup", "0::/g\nnonsense\n");
        given("sys/fs/cgroup/g/cpu.max", text);

        assertThat(quota().isNone()).isTrue();
    }

    @Test
    void busyThreadsRunForTheirShareOfTheTime() {
        CpuQuota quota = new CpuQuota(150_000_000, 100_000_000);

        assertThat(quota.share(1)).isEqualTo(1);
        assertThat(quota.share(2)).isEqualTo(0.75);
        assertThat(CpuQuota.NONE.share(64)).isEqualTo(1);
    }

    @Test
    void thatOfThisProcessCanBeRead() {
        assertThat(CpuQuota.ofThisProcess().processors()).isPositive();
    }

    private CpuQuota quota() {
        return CpuQuota.of(root);
    }

    private void given(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
