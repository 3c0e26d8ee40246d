// SPDX-License-Identifier: Apache-2.0
/**
 * The limiters that ours is measured beside, each behind the same two calls. Each adapter has all calls to its library, so the
 * settings that were measured can be read here; {@link io.mpthrottle.peers.PeerList} writes them down.
 */
@NullMarked
package io.mpthrottle.peers;

import org.jspecify.annotations.NullMarked;
