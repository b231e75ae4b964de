package dev.tenantry.openwebui;

import tools.jackson.databind.JsonNode;

/**
 * What became of a request by the way that the provider's switch does not close. Open WebUI hands on what the other side answers, errors
 * included, with status and body unchanged: what came back is a refusal only if it can be nobody else's.
 */
public enum WayOut {
    /** Open WebUI itself refused: the provider is off. */
    REFUSED,
    /** It failed without a word, as it does where no address is stored; a server elsewhere may fail in the same words. */
    FELL_OVER,
    /** An answer or an error of somebody else, or a vain attempt to reach them. */
    LEFT,
    /** What came back tells neither. */
    UNCLEAR;

    /** As 0.12.4 says it on its other ways out, and in nobody else's form. */
    private static final String OFF = "OpenAI API is disabled";

    /** Its own words for a connection that it tried. */
    private static final String TRIED = "Server Connection Error";

    /** Of Starlette, which Open WebUI and LiteLLM are both made with. */
    private static final String NO_WORDS = "Internal Server Error";

    private static final int UNAVAILABLE = 503;
    private static final int FAILED = 500;

    static WayOut of(RawCalls.Answer answer) {
        if (answer.isFine()) {
            // its own page stands for an address that it does not know
            return answer.isJson() ? LEFT : UNCLEAR;
        }
        if (!answer.isJson()) {
            return answer.status() == FAILED && answer.body().strip().equals(NO_WORDS) ? FELL_OVER : UNCLEAR;
        }
        JsonNode said = answer.json();
        String detail = said.path("detail").asString("");
        if (answer.status() == UNAVAILABLE && detail.equals(OFF)) {
            return REFUSED;
        }
        // "error" is the form of models' servers and of LiteLLM, never its own
        return detail.contains(TRIED)
                        || said.has("error")
                        || said.path("detail").has("error")
                ? LEFT
                : UNCLEAR;
    }
}
