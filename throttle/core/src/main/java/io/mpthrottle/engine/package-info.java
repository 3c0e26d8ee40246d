// SPDX-License-Identifier: Apache-2.0
/**
 * The engine below the facade: settings, life cycle, agents' threads, waiters, calibration. Imports every other package of
 * the project but the public one, into which it reports through {@link io.mpthrottle.engine.Alarm}.
 */
@NullMarked
package io.mpthrottle.engine;

import org.jspecify.annotations.NullMarked;
