// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each adapter grants a unit at once while there is fuel, and refuses it when there is none. */
class PeerTest {
    @ParameterizedTest
    @EnumSource
    void aBlockingCallWithFuelTakesAUnit(final PeerKind kind) throws Exception {
        try (Peer peer = kind.open(1, Duration.ofHours(1))) {
            peer.acquire();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anHourlyUnitIsGrantedOnce(final PeerKind kind) {
        try (Peer peer = kind.open(1, Duration.ofHours(1))) {
            assertThat(peer.tryAcquire()).isTrue();
            assertThat(peer.tryAcquire()).isFalse();
        }
    }

    @Test
    void theListNamesEveryPeerWithVersionAndSettings(@TempDir final Path folder) throws IOException {
        final File file = folder.resolve("peers.json").toFile();
        PeerList.main(file.toString());
        final JsonNode list = new ObjectMapper().readTree(file);
        assertThat(list).hasSize(PeerKind.values().length);
        for (final JsonNode peer : list) {
            assertThat(peer.path("label").asText()).isNotBlank();
            assertThat(peer.path("settings").asText()).isNotBlank();
            assertThat(peer.path("version").asText()).matches("JDK \\d+|\\d+\\.\\d+.*");
        }
    }
}
