// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A section of the page.
 *
 * @param id for links to it
 * @param title its heading
 * @param brief its heading among the contents
 * @param lead one or two sentences on how to read it
 * @param blocks what it holds
 */
record Section(String id, String title, String brief, String lead, List<Block> blocks) {
    private static final List<Function<Material, Optional<Section>>> ORDER = List.of(
            material -> Builds.of(material.run()),
            Baseline::of,
            material -> Peers.of(material.run()),
            material -> Rates.of(material.run()),
            material -> Latency.of(material.run()),
            material -> Endurance.of(material.run()),
            material -> Allocation.of(material.run()),
            material -> Setting.of(material.run()),
            material -> Reproduction.of(material.run()),
            RawFiles::of);

    /** Makes all sections that there is data for. */
    static List<Section> all(final Material material) {
        return ORDER.stream().flatMap(maker -> maker.apply(material).stream()).toList();
    }
}
