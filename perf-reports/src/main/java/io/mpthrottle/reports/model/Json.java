// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How the records of this package are read and written. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static {
        final JsonSetter.Value emptyWithoutNulls = JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.SKIP);
        for (final Class<?> type : List.of(String.class, List.class, Map.class)) {
            MAPPER.configOverride(type).setSetterInfo(emptyWithoutNulls);
        }
    }

    private Json() {}

    static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Writes a value in one line, without its end. */
    public static String line(final Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a value from text. */
    public static <T> T parse(final String text, final Class<T> type) throws IOException {
        return MAPPER.readValue(text, type);
    }
}
