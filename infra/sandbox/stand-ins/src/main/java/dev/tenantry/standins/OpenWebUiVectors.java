package dev.tenantry.standins;

import dev.tenantry.standins.TenantsStandIn.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What a document means, embedded by the tenant's Ollama and kept in the tenant's Qdrant, one collection for all files. */
record OpenWebUiVectors(Tenant tenant) {

    private static final String COLLECTION = "/collections/open-webui_files";
    private static final String MODEL = "nomic-embed-text:latest";
    private static final int CHUNK = 1_000;

    private Neighbour qdrant() {
        return Neighbour.at(tenant.about("qdrantUrl").orElse("http://127.0.0.1:9"))
                .with("api-key", tenant.about("qdrantKey").orElse(""));
    }

    /** Whether all of it is there now. */
    boolean add(String file, Multipart content) {
        List<String> chunks = new ArrayList<>();
        for (int from = 0; from < content.content().length(); from += CHUNK) {
            chunks.add(content.content()
                    .substring(from, Math.min(from + CHUNK, content.content().length())));
        }
        return embedded(chunks)
                .filter(vectors -> vectors.size() == chunks.size())
                .filter(vectors -> isThere(vectors.path(0).size()))
                .flatMap(vectors -> qdrant().ask(
                                "PUT",
                                COLLECTION + "/points?wait=true",
                                Map.of("points", points(file, content.name(), chunks, vectors))))
                .filter(Neighbour.Answer::isFine)
                .isPresent();
    }

    private Optional<JsonNode> embedded(List<String> chunks) {
        return Neighbour.at(tenant.about("ollamaUrl").orElse("http://127.0.0.1:9"))
                .ask("POST", "/api/embed", Map.of("model", MODEL, "input", chunks, "truncate", true))
                .map(answer -> answer.json().path("embeddings"));
    }

    private boolean isThere(int size) {
        boolean there = qdrant().ask("GET", COLLECTION + "/exists", "")
                .filter(answer -> answer.json().path("result").path("exists").asBoolean(false))
                .isPresent();
        return there
                || qdrant().ask("PUT", COLLECTION, Map.of("vectors", Map.of("size", size, "distance", "Cosine")))
                        .filter(Neighbour.Answer::isFine)
                        .isPresent();
    }

    private static List<Map<String, Object>> points(String file, String name, List<String> chunks, JsonNode vectors) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            Map<String, Object> payload = Map.of(
                    "text",
                    chunks.get(i),
                    "metadata",
                    Map.of("file_id", file, "name", name),
                    "tenant_id",
                    "file-" + file);
            points.add(Map.of("id", UUID.randomUUID().toString(), "vector", vectors.path(i), "payload", payload));
        }
        return points;
    }

    void remove(String file) {
        Map<String, Object> ofFile = Map.of("key", "metadata.file_id", "match", Map.of("value", file));
        qdrant().ask(
                        "POST",
                        COLLECTION + "/points/delete?wait=true",
                        Map.of("filter", Map.of("must", List.of(ofFile))));
    }
}
