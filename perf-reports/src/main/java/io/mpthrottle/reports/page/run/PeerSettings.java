// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How a peer is set up.
 *
 * @param limiter its name in the measurements
 * @param label its name among people
 * @param version its version
 * @param settings the calls that make it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PeerSettings(String limiter, String label, String version, String settings) {
    /** Nothing is null. */
    public PeerSettings {
        limiter = Absent.text(limiter);
        label = Absent.text(label);
        version = Absent.text(version);
        settings = Absent.text(settings);
    }
}
