package dev.tenantry.standins;

import static dev.tenantry.standins.OpenWebUiRoute.detail;
import static dev.tenantry.standins.OpenWebUiRoute.missing;
import static dev.tenantry.standins.OpenWebUiRoute.user;

import dev.tenantry.standins.OpenWebUiRoute.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Documents: the file in the tenant's bucket, its vectors in the tenant's Qdrant; both go with it. */
record OpenWebUiFiles(Visit visit) {

    static final List<OpenWebUiRoute> ROUTES = List.of(
            user("POST /api/v1/files", visit -> new OpenWebUiFiles(visit).upload()),
            user("GET /api/v1/files/*/process/status", visit -> ofCaller(visit, OpenWebUiFiles::status)),
            user("DELETE /api/v1/files/*", visit -> ofCaller(visit, OpenWebUiFiles::delete)));

    private static final String PREFIX = "open-webui/";

    private Map<String, ObjectNode> shelf() {
        return visit.tenant().shelf("files");
    }

    /** Of another person it says that it is not there. */
    private static Reply ofCaller(Visit visit, BiFunction<OpenWebUiFiles, ObjectNode, Reply> does) {
        OpenWebUiFiles files = new OpenWebUiFiles(visit);
        return Optional.ofNullable(files.shelf().get(visit.asked().path().get(3)))
                .filter(file -> visit.isAdmin()
                        || file.path("user_id").equals(visit.person().path("id")))
                .map(file -> does.apply(files, file))
                .orElseGet(() -> missing(404));
    }

    // ---- upload

    private Reply upload() {
        Optional<Multipart> file = Multipart.file(visit.asked());
        if (file.isEmpty() || file.get().content().isEmpty()) {
            return detail(
                    400, "[ERROR: The content provided is empty. Please ensure that there is text or data present.]");
        }
        String id = UUID.randomUUID().toString();
        String key = PREFIX + id + "_" + file.get().name().replaceAll("[^A-Za-z0-9._-]", "_");
        boolean stored = bucket().with("content-type", "application/octet-stream")
                .ask("PUT", key, file.get().content())
                .filter(Neighbour.Answer::isFine)
                .isPresent();
        if (!stored) {
            return detail(400, "[ERROR: Error uploading file]");
        }
        ObjectNode row = row(id, key, file.get());
        shelf().put(id, row);
        boolean embedded = new OpenWebUiVectors(visit.tenant()).add(id, file.get());
        row.put("outcome", embedded ? "completed" : "failed");
        return Reply.of(200, shown(row));
    }

    /** The emulator looks at no signature, but wants to see one for anything else than a PUT. */
    private Neighbour bucket() {
        return new Neighbour(
                visit.tenant().about("s3Endpoint").orElse("http://127.0.0.1:9") + "/"
                        + visit.tenant().about("bucket").orElse("") + "/",
                List.of(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=stand-in/20260101/"
                                + visit.tenant().about("region").orElse("eu-central-1")
                                + "/s3/aws4_request, SignedHeaders=host, Signature=0"));
    }

    private ObjectNode row(String id, String key, Multipart file) {
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("id", id)
                .put("user_id", visit.person().path("id").asString(""))
                .put("filename", file.name())
                .put("path", "s3://" + visit.tenant().about("bucket").orElse("") + "/" + key)
                .put("key", key)
                .put("looks", 0);
        row.putObject("data").put("status", "pending");
        row.putObject("meta")
                .put("name", file.name())
                .put("size", file.content().length());
        return row;
    }

    private static ObjectNode shown(ObjectNode row) {
        ObjectNode shown = row.deepCopy().put("status", true);
        shown.remove(List.of("key", "looks", "outcome"));
        return shown;
    }

    // ---- afterwards

    /** Who looks for the first time sees it under way. */
    private Reply status(ObjectNode file) {
        int looks = file.path("looks").asInt(0);
        file.put("looks", looks + 1);
        return Reply.of(
                200,
                Map.of(
                        "status",
                        looks == 0 ? "processing" : file.path("outcome").asString("failed")));
    }

    private Reply delete(ObjectNode file) {
        boolean gone = bucket().ask("DELETE", file.path("key").asString(""), "")
                .filter(Neighbour.Answer::isFine)
                .isPresent();
        if (!gone) {
            return detail(400, "[ERROR: Error deleting files]");
        }
        String id = file.path("id").asString("");
        new OpenWebUiVectors(visit.tenant()).remove(id);
        shelf().remove(id);
        return Reply.of(200, Map.of("message", "File deleted successfully"));
    }
}
