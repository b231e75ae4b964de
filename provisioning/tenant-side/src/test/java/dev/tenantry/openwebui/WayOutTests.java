package dev.tenantry.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gave an answer, as far as it shows (R3.1). Open WebUI's own as seen of 0.12.4, others' as LiteLLM and models' servers give them. */
class WayOutTests {

    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                REFUSED   | 503 | json | {"detail":"OpenAI API is disabled"}
                FELL_OVER | 500 | text | Internal Server Error
                LEFT      | 200 | json | {"id":"resp_1"}
                LEFT      | 403 | json | {"error":{"type":"team_model_access_denied"}}
                LEFT      | 401 | json | {"error":{"message":"Incorrect API key provided"}}
                LEFT      | 429 | json | {"error":{"type":"budget_exceeded"}}
                LEFT      | 503 | json | {"error":{"message":"no healthy upstream"}}
                LEFT      | 400 | json | {"detail":{"error":"DB not connected"}}
                LEFT      | 500 | json | {"detail":"Open WebUI: Server Connection Error"}
                UNCLEAR   | 503 | json | {"detail":"Database not ready"}
                UNCLEAR   | 400 | json | {"detail":"Model not found"}
                UNCLEAR   | 404 | json | {"detail":"Not Found"}
                UNCLEAR   | 502 | text | Bad Gateway
                UNCLEAR   | 500 | text | upstream failed
                UNCLEAR   | 404 | text | <html><head><title>404 Not Found</title></head></html>
                UNCLEAR   | 200 | text | <!doctype html>
                UNCLEAR   | 500 | json | {"broken
                """)
    void says_whose_answer_it_is(WayOut expected, int status, String type, String body) {
        assertThat(WayOut.of(new RawCalls.Answer(status, type.equals("json"), body)))
                .isEqualTo(expected);
    }
}
