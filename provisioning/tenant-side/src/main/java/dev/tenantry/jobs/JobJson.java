package dev.tenantry.jobs;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON form of jobs and results: members in alphabetical order, so that equal jobs have equal digests. */
final class JobJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private JobJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Throws {@link BundleRefused} if the text is not of that form. */
    static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            throw new BundleRefused("not a readable " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
