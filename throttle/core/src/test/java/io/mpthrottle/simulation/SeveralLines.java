// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import java.util.ArrayDeque;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lines side by side. The oldest stamp comes out first, and what is newer than the reading of the clock waits for the next
 * drain, but no longer: a stamp of the future counts then as one of that reading.
 */
final class SeveralLines implements Waiting {
    /** So many stamps the monitor keeps of each line, beside what waits in its ring. */
    private static final int KEPT = 256;

    private final Line[] lines;
    private final int slots;

    /** Lines that may have more for this drain. Which of two equal stamps comes first is the library's: it tells where room is. */
    private final Line[] live;

    private int alive;

    private static final class Line {
        private final ArrayDeque<Long> stamps = new ArrayDeque<>();

        /** How many of them the monitor keeps, so that they take no room. */
        private int kept;

        /** How many it got when it last looked into the ring. */
        private int got;

        /** How many of them waited when the last drain ended, as far as it looked. */
        private int found;

        /** How many of them the drain before the one that goes on found. */
        private int carried;

        private long emitted;

        private long handedOver() {
            return emitted - stamps.size();
        }

        private void look() {
            if (kept == 0) {
                kept = Math.min(KEPT, stamps.size());
                got = kept;
            }
        }

        private void begin() {
            carried = found;
        }

        private void end() {
            found = got < KEPT ? kept : stamps.size();
        }

        private long pass() {
            kept--;
            found--;
            carried--;
            return stamps.remove();
        }
    }

    SeveralLines(int count, int slots) {
        this.slots = slots;
        lines = new Line[count];
        live = new Line[count];
        for (int i = 0; i < count; i++) {
            lines[i] = new Line();
        }
    }

    @Override
    public boolean emit(int home, long stampNs) {
        for (int away = 0; away < lines.length; away++) {
            Line line = lines[(home & (lines.length - 1)) ^ away];
            if (line.stamps.size() - line.kept < slots) {
                line.stamps.add(stampNs);
                line.emitted++;
                return true;
            }
        }
        return false;
    }

    @Override
    public long[] mark() {
        long[] mark = new long[lines.length];
        for (int i = 0; i < mark.length; i++) {
            mark[i] = lines[i].emitted;
        }
        return mark;
    }

    @Override
    public void drain(long cutNs, LongConsumer handler) {
        for (Line line : lines) {
            line.begin();
        }
        // As many as there is room for; with what the monitor keeps there may be more.
        int capacity = slots * lines.length;
        if (drainSome(cutNs, capacity, handler) == capacity && waiting() >= capacity) {
            drainSome(cutNs, capacity, handler);
        }
    }

    private int drainSome(long cutNs, int limit, LongConsumer handler) {
        System.arraycopy(lines, 0, live, 0, lines.length);
        alive = lines.length;
        int passed = 0;
        while (passed < limit) {
            Line next = next(cutNs);
            if (next == null || key(next, cutNs) - cutNs > 0) {
                break;
            }
            handler.accept(next.pass());
            passed++;
        }
        for (Line line : lines) {
            line.end();
        }
        return passed;
    }

    private int waiting() {
        int waiting = 0;
        for (Line line : lines) {
            waiting += line.stamps.size();
        }
        return waiting;
    }

    private @Nullable Line next(long cutNs) {
        Line next = null;
        for (int i = alive - 1; i >= 0; i--) {
            Line line = live[i];
            line.look();
            if (line.kept == 0) {
                live[i] = live[--alive];
            } else if (next == null || isOlder(line, next, cutNs)) {
                next = line;
            }
        }
        return next;
    }

    private static boolean isOlder(Line line, Line other, long cutNs) {
        long apartNs = key(line, cutNs) - key(other, cutNs);
        return apartNs < 0 || (apartNs == 0 && line.stamps.element() - other.stamps.element() < 0);
    }

    private static long key(Line line, long cutNs) {
        long stampNs = line.stamps.element();
        return line.carried > 0 && stampNs - cutNs > 0 ? cutNs : stampNs;
    }

    @Override
    public void drainTo(long[] mark, LongConsumer handler) {
        for (int next = nextBefore(mark); next >= 0; next = nextBefore(mark)) {
            handler.accept(lines[next].pass());
        }
    }

    private int nextBefore(long[] mark) {
        int next = -1;
        for (int i = 0; i < lines.length; i++) {
            Line line = lines[i];
            if (line.handedOver() < mark[i]) {
                line.look();
                if (next < 0 || line.stamps.element() - lines[next].stamps.element() < 0) {
                    next = i;
                }
            }
        }
        return next;
    }
}
