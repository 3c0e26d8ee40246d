// SPDX-License-Identifier: Apache-2.0
/**
 * The way of an emission from the worker to the monitor. This package is the only door to Agrona's ring buffer and
 * imports nothing else of the project.
 *
 * <p>Workers claim a record with a CAS on the ring's tail, write the stamp, and commit by releasing the record's header;
 * the monitor's thread acquires the length in it, reads the stamp, and releases the head. Emitting is lock-free: a thread
 * that is stopped between claim and commit holds back the reader, never another worker.
 */
@NullMarked
package io.mpthrottle.emission;

import org.jspecify.annotations.NullMarked;
