package dev.tenantry.steps;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Sayings as texts, for rows and facts that hold nothing else; what was written there as a sentence stays readable. */
public final class Sayings {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String SENTENCE = "{\"say\":";
    private static final String SEVERAL = "[";

    private Sayings() {}

    /** A text that {@link #of(String)} reads as the same saying. */
    public static String text(Saying saying) {
        boolean plain = saying instanceof Saying.Quote(var text) && !looksWritten(text);
        return plain ? saying.toString() : MAPPER.writeValueAsString(plainly(saying));
    }

    /** A quotation that looks like a written saying is written as one. */
    private static Object plainly(Saying saying) {
        return saying instanceof Saying.Quote quote ? java.util.List.of(quote.text()) : saying.form();
    }

    /** Reads what {@link #text(Saying)} gives; any other text is quoted. */
    public static Saying of(String text) {
        if (!looksWritten(text)) {
            return Saying.quote(text);
        }
        try {
            return Saying.of(MAPPER.readValue(text, Object.class));
        } catch (JacksonException notOurs) {
            return Saying.quote(text);
        }
    }

    private static boolean looksWritten(String text) {
        return text.startsWith(SENTENCE) || text.startsWith(SEVERAL);
    }
}
