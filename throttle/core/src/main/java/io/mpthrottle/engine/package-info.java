// SPDX-License-Identifier: Apache-2.0
/**
 * The engine below the facade: settings, life cycle, what runs the agents, the threads that wait, calibration. Imports every
 * package of the project but the public one, to which it reports through {@link io.mpthrottle.engine.Alarm}.
 *
 * <pre>
 *   Throttle ──▶ Engine ──in its RunLock──▶ Runs ──▶ Lifecycle, Waiters, Ledger, LastEmissions
 *      ▲           ▲                         │
 *      │           │                         ▼
 *      │           │                       Host: OwnThreads ──▶ AgentThread ──▶ AgentLoop ──▶ agents
 *      │           │                          or DutyCycle ────────────────────────────────▶ agents
 *    Alarm     AgentFate                                            │
 *      │           └──────────failed(cause), left()─────────────────┘
 *      └──────────────── Runs
 * </pre>
 *
 * <p>No class here is in a circle with another, which a test checks. Calls back go through an interface that was handed down.
 *
 * <p><b>Start</b>, in the lock: read the clock; begin ledger, monitor and phase; the refill places what is due; the host
 * starts its threads; the waiters are woken; the facade is watched from now on. What throws in between ends the run again.
 *
 * <p><b>Stop</b>, in the lock: mark how far the emissions are; end the phase and wake the waiters; end the host, which waits
 * for the agents; read the letters that are left. From here on the stopping thread does the agents' work: take the fuel that is
 * left, end refill and ledger, wait for the last emissions, have the monitor publish once more. Warnings are told when the lock
 * is free.
 *
 * <p><b>Failure</b>, without the lock, which the stopping thread may hold: note the first cause; bar the tank, so that refused
 * workers ask for it; ask every agent to end; empty the tank; wake the waiters; tell the error handler, last of all, since it
 * is foreign code. Each agent's thread empties the tank once more when it leaves, since it may have been placing.
 *
 * <p><b>From outside</b>, {@code Engine.post}: a letter into the {@link io.mpthrottle.tank.Mailbox} of the refill's thread.
 * It is read between two steps; while nothing runs, by the thread that posts, in the lock. The end of an agent is a letter, too.
 *
 * <table>
 * <caption>Who writes, who reads, in which order</caption>
 * <tr><th>state</th><th>writer</th><th>readers</th><th>order</th></tr>
 * <tr><td>phase in {@code Lifecycle}</td><td>whoever starts, stops or closes, in the lock</td><td>any</td>
 *     <td>volatile</td></tr>
 * <tr><td>failure in {@code Lifecycle}</td><td>the thread that fails first, synchronized</td><td>any</td>
 *     <td>volatile, after its time</td></tr>
 * <tr><td>run time and base in {@code Ledger}</td><td>whoever starts, stops or resets, in the lock</td><td>any</td>
 *     <td>volatile</td></tr>
 * <tr><td>threads in {@code OwnThreads}</td><td>whoever starts or stops, in the lock</td><td>any</td><td>volatile</td></tr>
 * <tr><td>stage and runner in {@code AgentLoop}</td><td>whoever starts or stops; the agent's thread</td><td>any</td>
 *     <td>CAS; volatile</td></tr>
 * <tr><td>ending in {@code AgentLoop}</td><td>the agent's thread, by a letter</td><td>the agent's thread</td><td>plain</td></tr>
 * <tr><td>the gate of {@code DutyCycle}</td><td>whoever steps, starts or stops</td><td>the same</td><td>CAS</td></tr>
 * <tr><td>open in {@code DutyCycle}</td><td>whoever is in the gate</td><td>the same</td><td>plain, ordered by the gate</td></tr>
 * <tr><td>totals and watch in {@code Engine}, warning in {@code RunLock}, {@code LastEmissions}</td>
 *     <td>whoever holds the lock</td><td>the same</td><td>plain, ordered by the lock</td></tr>
 * </table>
 */
@NullMarked
package io.mpthrottle.engine;

import org.jspecify.annotations.NullMarked;
