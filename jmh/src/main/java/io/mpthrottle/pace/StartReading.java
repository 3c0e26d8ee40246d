// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Throttle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The clock reading with which a run of a throttle began, and from which its schedule counts. No call returns it. Clock readings
 * around start() are too far apart to judge a lateness of less than a hundred microseconds.
 *
 * <p>So it is read from the {@code RunTime} that lies nearest to the throttle, over whatever fields lead there: the throttle may
 * be that of an older build, whose classes are others. The way is looked for once, while limiters are warmed up.
 */
final class StartReading {
    private static volatile List<Field> way = List.of();

    private StartReading() {}

    /** Returns the reading of a running throttle, in nanoseconds of its clock. */
    static long of(final Throttle throttle) {
        try {
            if (way.isEmpty()) {
                way = find(throttle);
            }
            Object runTime = throttle;
            for (final Field field : way) {
                runTime = field.get(runTime);
            }
            final Method startNs = runTime.getClass().getDeclaredMethod("startNs");
            startNs.setAccessible(true);
            return (long) startNs.invoke(runTime);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("no RunTime with the reading of its start is found in the throttle", e);
        }
    }

    private record Place(Object object, List<Field> way) {}

    private static List<Field> find(final Throttle throttle) throws ReflectiveOperationException {
        final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        final Deque<Place> places = new ArrayDeque<>(List.of(new Place(throttle, List.of())));
        while (!places.isEmpty()) {
            final Place place = places.remove();
            if (place.object().getClass().getSimpleName().equals("RunTime")) {
                return place.way();
            }
            for (final Field field : place.object().getClass().getDeclaredFields()) {
                final Object next = value(field, place.object());
                if (next != null && seen.add(next)) {
                    final List<Field> further = new ArrayList<>(place.way());
                    further.add(field);
                    places.add(new Place(next, further));
                }
            }
        }
        throw new NoSuchFieldException("RunTime");
    }

    /** The value of a field if it is an object of ours, otherwise null. */
    private static @Nullable Object value(final Field field, final Object owner) throws IllegalAccessException {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
            return null;
        }
        field.setAccessible(true);
        final Object value = field.get(owner);
        return value != null && value.getClass().getPackageName().startsWith("io.mpthrottle") ? value : null;
    }
}
