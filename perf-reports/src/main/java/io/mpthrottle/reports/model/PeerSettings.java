// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

/** How a peer is set up: its name in the measurements and among people, and the calls that make it. */
public record PeerSettings(String limiter, String label, String version, String settings) {}
