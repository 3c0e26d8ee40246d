// SPDX-License-Identifier: Apache-2.0
/**
 * A low-latency, lock-free throttle with a built-in monitor.
 *
 * <p>Agrona and HdrHistogram are in the API, so whoever requires this module reads them, too. Both are automatic modules
 * until they ship descriptors of their own: Agrona names itself in its manifest, HdrHistogram is named after its jar. The
 * packages below {@code io.mpthrottle} belong to the library alone.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.mpthrottle {
    requires transitive HdrHistogram;
    requires transitive org.agrona;
    requires org.jctools.core.jdk11;
    requires static org.jspecify;

    exports io.mpthrottle;
}
