// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that the jar carries: style sheets and scripts. */
public final class Resource {
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot";

    private Resource() {}

    /** One of our own files. */
    public static String text(final String name) {
        return read("/page/" + name);
    }

    /** The script of the plotting library. */
    public static String plottingScript() {
        return read(UPLOT + ".iife.min.js");
    }

    /** The style sheet of the plotting library. */
    public static String plottingStyle() {
        return read(UPLOT + ".min.css");
    }

    private static String read(final String path) {
        try (InputStream in = Resource.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
