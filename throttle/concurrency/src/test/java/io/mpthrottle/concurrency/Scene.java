// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/** A scenario for two or three threads that is written by hand, where random ones would come to it too seldom. */
public final class Scene {
    private final Class<?> test;
    private final List<Actor> before = new ArrayList<>();
    private final List<Actor> one = new ArrayList<>();
    private final List<Actor> other = new ArrayList<>();
    private final List<Actor> third = new ArrayList<>();
    private final List<Actor> after = new ArrayList<>();

    /** Of operations of this test. */
    public Scene(final Class<?> test) {
        this.test = test;
    }

    public Scene before(final String operation, final Object... arguments) {
        return add(before, operation, arguments);
    }

    public Scene one(final String operation, final Object... arguments) {
        return add(one, operation, arguments);
    }

    public Scene other(final String operation, final Object... arguments) {
        return add(other, operation, arguments);
    }

    public Scene third(final String operation, final Object... arguments) {
        return add(third, operation, arguments);
    }

    public Scene after(final String operation, final Object... arguments) {
        return add(after, operation, arguments);
    }

    public ExecutionScenario scenario() {
        final List<List<Actor>> threads = third.isEmpty() ? List.of(one, other) : List.of(one, other, third);
        return new ExecutionScenario(before, threads, after, null);
    }

    private Scene add(final List<Actor> part, final String operation, final Object... arguments) {
        part.add(new Actor(method(operation), Arrays.asList(arguments)));
        return this;
    }

    private Method method(final String operation) {
        return Arrays.stream(test.getMethods())
                .filter(method -> method.getName().equals(operation))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(test + " has no operation " + operation));
    }
}
