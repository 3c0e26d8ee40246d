// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.peers.Peer;
import io.mpthrottle.peers.PeerKind;
import java.time.Duration;

/** A peer whose limit is far above what its callers can take, so that each call is granted. */
final class FueledPeer implements Fueled {
    private static final long UNITS_PER_SECOND = 1_000_000_000;

    private final PeerKind kind;
    private final Rendezvous rendezvous = new Rendezvous(over -> true);
    private Peer peer;

    FueledPeer(final PeerKind kind) {
        this.kind = kind;
        peer = open(kind);
    }

    private static Peer open(final PeerKind kind) {
        return kind.open(UNITS_PER_SECOND, Duration.ofSeconds(1));
    }

    @Override
    public void renew() {
        peer.close();
        peer = open(kind);
    }

    @Override
    public Rendezvous rendezvous() {
        return rendezvous;
    }

    @Override
    public int take() {
        final Peer from = peer;
        int granted = 0;
        for (int i = 0; i < TAKES; i++) {
            if (from.tryAcquire()) {
                granted++;
            }
        }
        return granted;
    }

    @Override
    public void close() {
        peer.close();
    }
}
