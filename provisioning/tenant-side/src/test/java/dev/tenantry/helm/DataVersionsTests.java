package dev.tenantry.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DataVersionsTests {

    @ParameterizedTest
    @CsvSource({
        "qdrant, v1.17.2, v1.17.2, ''",
        "qdrant, v1.17.2, v1.17.0-unprivileged, ''",
        "qdrant, v1.17.2, v1.18.0, ''",
        "qdrant, v1.17.2, v1.16.3, QDRANT_GOES_BACK",
        "qdrant, v1.10.0, v1.9.7, QDRANT_GOES_BACK",
        "qdrant, v2.0.0, v1.99.0, QDRANT_GOES_BACK",
        "qdrant, v1.17.2, v1.19.0, QDRANT_SKIPS",
        "qdrant, v1.17.2, v2.18.0, QDRANT_SKIPS",
        "qdrant, v1.17.2, dev, VERSION_NOT_TOLD",
        "qdrant, dev, dev, ''",
        "qdrant, dev, v1.17.2, VERSION_NOT_TOLD",
        "openWebui, v0.12.4, v0.12.4, ''",
        "openWebui, v0.12.4, v0.20.0, ''",
        "openWebui, v0.12.4, v1.0.0-slim, ''",
        "openWebui, v0.12.4, v0.12.3, ASSISTANT_GOES_BACK",
        "openWebui, v0.12.4, v0.9.9, ASSISTANT_GOES_BACK",
        "ollama, 0.32.15, 0.1.0, ''",
    })
    void lets_versions_follow_one_another(String image, String before, String after, String why) {
        assertThat(refusal(tag(image, before), tag(image, after))).contains(why);
        assertThat(refusal(tag(image, before), tag(image, after)).isEmpty()).isEqualTo(why.isEmpty());
    }

    @Test
    void reads_the_version_beside_a_digest_and_tells_nothing_of_digests_alone() {
        assertThat(refusal(image("v1.17.2", "sha256:a"), image("v1.17.2", "sha256:b")))
                .isEmpty();
        assertThat(refusal(image("v1.17.2", "sha256:a"), image("v1.16.2", "sha256:b")))
                .contains("QDRANT_GOES_BACK");
        assertThat(refusal(image("", "sha256:a"), image("", "sha256:a"))).isEmpty();
        assertThat(refusal(image("", "sha256:a"), image("", "sha256:b"))).contains("VERSION_NOT_TOLD", "sha256:b");
    }

    @Test
    void knows_whether_data_is_kept_by_the_same_images() {
        assertThat(DataVersions.same(image("v1.17.2", "sha256:a"), image("v1.17.2", "sha256:a")))
                .isTrue();
        assertThat(DataVersions.same(image("v1.17.2", "sha256:a"), image("v1.17.2", "sha256:b")))
                .isFalse();
        assertThat(DataVersions.same(tag("openWebui", "v1.0.0"), tag("openWebui", "v1.0.1")))
                .isFalse();
        assertThat(DataVersions.same(tag("ollama", "1"), tag("ollama", "2"))).isTrue();
    }

    private static String refusal(JsonNode there, JsonNode wanted) {
        return DataVersions.refusal(there, wanted)
                .map(failure -> failure.cause().toString())
                .orElse("");
    }

    private static JsonNode tag(String image, String tag) {
        return json("{\"images\":{\"%s\":{\"tag\":\"%s\"}}}".formatted(image, tag));
    }

    private static JsonNode image(String tag, String digest) {
        return json("{\"images\":{\"qdrant\":{%s\"digest\":\"%s\"}}}"
                .formatted(tag.isEmpty() ? "" : "\"tag\":\"" + tag + "\",", digest));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
