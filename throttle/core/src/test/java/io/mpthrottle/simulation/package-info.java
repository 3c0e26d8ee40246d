// SPDX-License-Identifier: Apache-2.0
/**
 * A whole throttle under {@code Threading.INVOKER} on a manual clock, for hours in seconds: random settings, demand,
 * stalls, freezes and jumps of the clock, and after every step the state of the throttle against a model of it.
 *
 * <pre>
 *   seed ──▶ Draw ──▶ Episode ──▶ Throttle        every move is made on both,
 *                        └──────▶ Fuel, Emissions  and the two are compared after it
 * </pre>
 *
 * <p>Everything follows from the seed of an episode, so a breach is seen again with {@code scripts/simulate --episode
 * SEED}. The model is written from the contract in whole numbers and calls nothing of the library: where the contract says
 * exactly what happens, the model expects exactly that; where it leaves a choice (which of the looks judges a unit, when
 * a snapshot is published), the model knows the bounds, checks that the throttle chose within them, and goes on from
 * what was chosen.
 */
package io.mpthrottle.simulation;
