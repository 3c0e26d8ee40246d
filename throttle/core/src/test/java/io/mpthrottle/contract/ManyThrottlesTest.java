// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a closed throttle took is free again without any help, and a slow one takes little. */
@Timeout(120)
class ManyThrottlesTest {
    /** The heap is roomy, so no garbage collection comes by itself in time; and nobody can ask for one. */
    @Test
    void anyNumberMayBeMadeAndClosedWithLittleDirectMemory() throws Exception {
        String options = "-XX:+DisableExplicitGC -XX:MaxDirectMemorySize=64m -XX:+UseSerialGC -Xmx1g -Xmn600m";

        assertThat(run(options, "closed", 10_000)).isEqualTo("10000");
    }

    /** 64 of 400 KiB are 25 MiB. */
    @Test
    void dozensOfSlowOnesFitIntoASmallHeap() throws Exception {
        assertThat(run("-Xmx32m -XX:+UseSerialGC", "kept", 64)).isEqualTo("64");
    }

    private static String run(String options, String what, int throttles) throws Exception {
        List<String> all = new ArrayList<>(ChildJvm.words(ChildJvm.FLAG_ON_THE_CLASS_PATH));
        all.addAll(ChildJvm.words(options));
        all.addAll(ChildJvm.classPath());
        return ChildJvm.start(ManyThrottles.class, all, what, Integer.toString(throttles))
                .end()
                .output()
                .strip();
    }
}
