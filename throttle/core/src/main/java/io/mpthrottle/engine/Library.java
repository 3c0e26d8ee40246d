// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSource;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A library that the throttle needs, and its oldest version that will do.
 *
 * <p>Another library of the user may bring along an older version, and the class path may have that one first. Most calls
 * would work, until one in a worker ends in a {@link NoSuchMethodError}. So build() looks for the newest method that the
 * throttle calls. It looks for the method and not at the version, since a jar need not say which version it is.
 */
public enum Library {
    /** For emissions; its agents alone work with any version since 1.17. */
    AGRONA("Agrona", "2.1.0", "org.agrona/agrona", "org.agrona.concurrent.UnsafeBuffer", "putLongRelease"),
    /** For the tank. */
    JCTOOLS("JCTools", "1.1", "org.jctools/jctools-core", "org.jctools.queues.MessagePassingQueue", "relaxedPoll"),
    /** For statistics. */
    HDR_HISTOGRAM(
            "HdrHistogram", "1.2.1", "org.hdrhistogram/HdrHistogram", "org.HdrHistogram.Histogram", "getTotalCount");

    private static final String UNKNOWN = "an older one";

    private final String title;
    private final String least;
    private final String artifact;
    private final String type;
    private final String method;

    Library(final String title, final String least, final String artifact, final String type, final String method) {
        this.title = title;
        this.least = least;
        this.artifact = artifact;
        this.type = type;
        this.method = method;
    }

    /**
     * Checks that the library has what the throttle calls.
     *
     * @throws IllegalStateException in one sentence with the version that was found, and the least that works
     */
    public void require() {
        final Class<?> found;
        try {
            found = Class.forName(type, false, Library.class.getClassLoader());
        } catch (final ClassNotFoundException e) {
            throw new IllegalStateException(title + " must be " + least + " or newer, but there is none", e);
        }
        if (Stream.of(found.getMethods()).noneMatch(known -> known.getName().equals(method))) {
            throw new IllegalStateException(
                    title + " must be " + least + " or newer, but " + version(found) + " was found" + place(found));
        }
    }

    /** The version that Maven's properties in the jar tell, or else the jar's manifest. */
    private String version(final Class<?> found) {
        final String ofPom = versionOfPom(found);
        if (ofPom != null) {
            return ofPom;
        }
        // The manifest of a jar that holds many libraries tells the version of another one.
        final boolean isItsOwnJar = place(found).contains(artifact.substring(artifact.indexOf('/') + 1));
        final String ofManifest = found.getPackage().getImplementationVersion();
        return isItsOwnJar && ofManifest != null ? ofManifest : UNKNOWN;
    }

    private @Nullable String versionOfPom(final Class<?> found) {
        final String name = "META-INF/maven/" + artifact + "/pom.properties";
        try (InputStream in = Objects.requireNonNull(found.getClassLoader()).getResourceAsStream(name)) {
            final Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version");
        } catch (final IOException e) {
            return null;
        }
    }

    private static String place(final Class<?> found) {
        final CodeSource source = found.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? ""
                : " in " + source.getLocation().getPath();
    }
}
