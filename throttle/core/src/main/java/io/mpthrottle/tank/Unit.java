// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

/**
 * One unit of fuel: what stands in the tank's slots. Units carry nothing and are all alike, so one shared instance stands for
 * all of them. Tests place units of their own, to tell them apart.
 */
public class Unit {
    /** Stands for every unit but samples. */
    public static final Unit SHARED = new Unit();

    /** A unit like any other, whose worker finds out whether it is alone. See {@link Crowding}. */
    static final Unit SAMPLE = new Unit();

    /** Makes a unit that can be told from others. */
    public Unit() {}
}
