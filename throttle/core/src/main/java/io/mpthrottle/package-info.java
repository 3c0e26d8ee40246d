// SPDX-License-Identifier: Apache-2.0
/**
 * A low-latency, lock-free throttle with a built-in monitor. {@link io.mpthrottle.Throttle} is the place to begin.
 *
 * <p>Everything in this package may be used from any thread. An argument that is null raises a {@link
 * NullPointerException} that names it.
 *
 * <p><b>How it works.</b> Policy stays off the hot path: the refill agent alone decides what is allowed, and a worker only takes
 * one unit of fuel from a queue.
 *
 * <pre>
 *   worker ──take──▶ tank ◀──place── refill agent ◀── policy: what is due at this nanosecond?
 *      │                                  ▲
 *      │                                  └── mailbox ◀── whatever comes from outside
 *      └───emit──▶ ring ──drain──▶ monitor agent ──▶ latest, mean, loHi, hiLo
 * </pre>
 *
 * <p><b>Where to change what.</b> The packages below this one belong to the library alone. An arrow says who imports whom; a test
 * fails on any other import, and on a package that it does not know.
 *
 * <pre>
 *   io.mpthrottle   what users import: translates between them and the engine
 *      │
 *      ▼
 *   engine ──▶ refill ──▶ policy          what is allowed
 *      │          └─────▶ tank            fuel that is ready, and the mailbox
 *      └─────▶ monitor ─▶ emission        the ring
 * </pre>
 *
 * <table>
 * <caption>Where to change what</caption>
 * <tr><th>what</th><th>where</th></tr>
 * <tr><td>how the refill's thread parks or spins</td><td>{@code refill.RefillIdle} and its kinds; all fitted numbers are in
 *     {@code refill.Tuning}</td></tr>
 * <tr><td>a new policy</td><td>a {@code policy.Policy}, a factory in {@code policy.Cap}, a constant of {@code Hardcap}</td></tr>
 * <tr><td>a new view</td><td>{@code monitor.Statistics} and {@code monitor.Snapshot}, then {@code Stats} and {@code
 *     Throttle}</td></tr>
 * <tr><td>a new setting</td><td>{@code engine.Draft} checks it, {@code engine.Settings} checks all together, {@code
 *     Throttle.Builder} describes it</td></tr>
 * <tr><td>what runs the agents</td><td>a {@code engine.Host}</td></tr>
 * <tr><td>what happens to a refill that runs</td><td>a letter to {@code engine.Engine.post}</td></tr>
 * <tr><td>a benchmark</td><td>the module {@code jmh}</td></tr>
 * </table>
 */
@NullMarked
package io.mpthrottle;

import org.jspecify.annotations.NullMarked;
