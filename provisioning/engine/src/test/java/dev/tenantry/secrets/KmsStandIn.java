package dev.tenantry.secrets;

import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** AWS KMS as it speaks on the wire: what it encrypts opens by the same key, under the same context and unchanged. */
final class KmsStandIn extends StandIn {

    static final String KEY = "arn:aws:kms:eu-central-1:123456789012:key/0f1e2d3c-0000-4000-8000-000000000001";
    static final String OTHER = "arn:aws:kms:eu-central-1:123456789012:key/0f1e2d3c-0000-4000-8000-000000000002";

    /** What was asked, {@code Encrypt} or {@code Decrypt}. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Done before each answer. */
    private volatile Runnable meanwhile = () -> {};
    /** The code of the refusal; empty if it answers. */
    private volatile String refusing = "";

    KmsStandIn() {
        super(Place.ofTest(Map.of()));
    }

    void meanwhile(Runnable act) {
        meanwhile = act;
    }

    void refuse(String code) {
        refusing = code;
    }

    @Override
    protected Reply answer(Asked request) {
        String act = request.header("x-amz-target").orElse("").replace("TrentService.", "");
        asked.add(act);
        meanwhile.run();
        if (!refusing.isEmpty()) {
            return no(refusing);
        }
        JsonNode body = request.json();
        return switch (act) {
            case "Encrypt" -> encrypted(body);
            case "Decrypt" -> decrypted(body);
            default -> no("UnknownOperationException");
        };
    }

    private static Reply encrypted(JsonNode body) {
        String inside = place(body) + "\n" + body.path("Plaintext").asString("");
        String text = inside + "\n" + inside.hashCode();
        return json(
                200,
                Map.of(
                        "KeyId", body.path("KeyId").asString(""),
                        "CiphertextBlob", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static Reply decrypted(JsonNode body) {
        String[] lines = new String(
                        Base64.getDecoder().decode(body.path("CiphertextBlob").asString("")), StandardCharsets.UTF_8)
                .split("\n", -1);
        String inside = lines[0] + "\n" + lines[1] + "\n" + lines[2];
        String key = body.path("KeyId").asString("");
        if (!lines[0].equals(key)) {
            return no("IncorrectKeyException");
        }
        if (!lines[3].equals(String.valueOf(inside.hashCode())) || !place(body).equals(lines[0] + "\n" + lines[1])) {
            return no("InvalidCiphertextException");
        }
        return json(200, Map.of("KeyId", key, "Plaintext", lines[2]));
    }

    private static String place(JsonNode body) {
        return body.path("KeyId").asString("") + "\n" + body.path("EncryptionContext");
    }

    private static Reply no(String code) {
        return json(400, Map.of("__type", code, "message", "so says KMS"));
    }

    private static Reply json(int status, Object body) {
        return Reply.of(status, body).with("Content-Type", "application/x-amz-json-1.1");
    }
}
