// SPDX-License-Identifier: Apache-2.0
/**
 * The limiters that ours is measured beside, each behind the same two calls. Each adapter is the whole of what is said to
 * its library, so the settings that were measured can be read here; {@link io.mpthrottle.peers.PeerList} prints them.
 */
@NullMarked
package io.mpthrottle.peers;

import org.jspecify.annotations.NullMarked;
