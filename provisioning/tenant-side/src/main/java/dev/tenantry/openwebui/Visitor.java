package dev.tenantry.openwebui;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.JsonNode;

/** A person without any right that lives as long as a proof: what it can do, every employee can. */
public final class Visitor implements AutoCloseable {

    private static final String EMAIL = "visitor@tenantry.invalid";

    private final OpenWebUiApi admin;
    private final String id;
    private final Calls calls;

    /** Quick calls and those that may take long. */
    record Calls(OpenWebUiApi quick, OpenWebUiApi patient) {}

    private Visitor(OpenWebUiApi admin, String id, Calls calls) {
        this.admin = admin;
        this.id = id;
        this.calls = calls;
    }

    static Visitor arrive(OpenWebUiApi admin, Function<String, Calls> as) {
        // one that a killed proof left behind
        admin.users(EMAIL).path("users").forEach(user -> {
            if (user.path("email").asString("").equals(EMAIL)) {
                admin.deleteUser(user.path("id").asString(""));
            }
        });
        JsonNode made =
                admin.addUser(Map.of("name", "Visitor", "email", EMAIL, "password", password(), "role", "user"));
        return new Visitor(
                admin, made.path("id").asString(""), as.apply(made.path("token").asString("")));
    }

    private static String password() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random) + "Aa!";
    }

    /** Ids of the models that it may choose. */
    public List<String> models() {
        return StreamSupport.stream(calls.quick().offeredModels().path("data").spliterator(), false)
                .map(model -> model.path("id").asString(""))
                .toList();
    }

    /** How long the answer of a model is, in characters; the answer itself is not kept. */
    public int chat(String model) {
        JsonNode answer = calls.patient()
                .chat(Map.of(
                        "model",
                        model,
                        "stream",
                        false,
                        "messages",
                        List.of(Map.of("role", "user", "content", "Answer with one word: ready"))));
        return answer.path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asString("")
                .length();
    }

    /** Ids of the tool servers that it may use. */
    public List<String> toolServers() {
        return StreamSupport.stream(calls.quick().tools().spliterator(), false)
                .map(tool -> tool.path("id").asString(""))
                .filter(tool -> tool.startsWith("server:mcp:"))
                .map(tool -> tool.substring("server:mcp:".length()))
                .toList();
    }

    /** Uploads a text and has it embedded. */
    public Upload upload(String name, String text) {
        JsonNode file = calls.quick().upload(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        return new Upload(file.path("id").asString(""), file.path("path").asString(""));
    }

    /** {@code pending}, {@code processing}, {@code completed} or {@code failed}. */
    public String status(Upload upload) {
        return calls.quick().fileStatus(upload.id()).path("status").asString("");
    }

    /** Takes it away, with its object and its vectors. */
    public void delete(Upload upload) {
        calls.quick().deleteFile(upload.id());
    }

    /**
     * A document that was uploaded.
     *
     * @param path where Open WebUI says it put it: {@code s3://bucket/key}
     */
    public record Upload(String id, String path) {}

    @Override
    public void close() {
        admin.deleteUser(id);
    }
}
