package dev.tenantry.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a gateway offers is read whole, or not at all. */
class GatewayWayTests {

    @AutoClose
    private final Gateway gateway = StandIn.listening(new Gateway());

    private List<String> models() {
        return GatewayWay.stored(JsonMapper.shared()
                        .valueToTree(Map.of(
                                "ENABLE_OPENAI_API",
                                true,
                                "OPENAI_API_BASE_URLS",
                                List.of(gateway.url().toString()),
                                "OPENAI_API_KEYS",
                                List.of("sk-tenant"))))
                .orElseThrow()
                .models();
    }

    @Test
    void names_each_model_that_is_offered() {
        gateway.answer = Reply.of(200, Map.of("data", List.of(Map.of("id", "gpt-approved"), Map.of("id", "other"))));

        assertThat(models()).containsExactly("gpt-approved", "other");
    }

    @Test
    void what_is_no_whole_list_does_not_count_as_an_empty_one() {
        String longer = "x".repeat(70_000);
        for (Reply reply : List.of(
                Reply.of(200, Map.of("data", List.of(Map.of("id", longer), Map.of("id", "other")))),
                Reply.of(200, Map.of("models", List.of())),
                Reply.of(200, "<html></html>").with("Content-Type", "text/html"),
                Reply.of(500, Map.of("data", List.of())))) {
            gateway.answer = reply;
            assertThatThrownBy(this::models)
                    .isInstanceOfSatisfying(
                            OutsideFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.NOT_UNDERSTOOD));
        }
    }

    private static final class Gateway extends StandIn {

        private Reply answer = Reply.of(200, Map.of());

        Gateway() {
            super(Place.ofTest(Map.of()));
        }

        @Override
        protected Reply answer(Asked asked) {
            return answer;
        }
    }
}
