// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

/**
 * How seldom the tank is looked at while there is room. A look takes the cache line away that the next worker needs, so each
 * look makes one grant late by some hundred nanoseconds. A look that comes late costs nothing until the room is used up.
 *
 * @param withAmpleRoomNs nanoseconds between looks while hardly anything of the room is used up
 * @param withRoomNs nanoseconds between looks while more than half of the room is left
 * @param withLittleRoomNs nanoseconds between looks below that
 * @param ampleShare room is ample while less than this part of it is used up: 8 stands for an eighth
 */
public record LookIntervals(long withAmpleRoomNs, long withRoomNs, long withLittleRoomNs, int ampleShare) {
    long betweenLooksNs(final long room, final long cap) {
        if (room <= cap / 2) {
            return withLittleRoomNs;
        }
        return room > cap - cap / ampleShare ? withAmpleRoomNs : withRoomNs;
    }
}
