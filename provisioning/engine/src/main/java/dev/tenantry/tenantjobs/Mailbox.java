package dev.tenantry.tenantjobs;

import dev.tenantry.tenantside.RunnerJobId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The part of the state bucket through which jobs go in and results come out. */
record Mailbox(S3Client s3, RunnerPlace place) {

    void putBundle(RunnerJobId id, byte[] bundle) {
        put(place.bundle(id), RequestBody.fromBytes(bundle));
    }

    void putNote(RunnerJobId id, String build) {
        put(place.note(id), RequestBody.fromString(build));
    }

    private void put(String key, RequestBody body) {
        s3.putObject(put -> put.bucket(place.bucket()).key(key), body);
    }

    Optional<String> note(RunnerJobId id) {
        return text(place.note(id));
    }

    Optional<String> result(RunnerJobId id) {
        return text(place.result(id));
    }

    private Optional<String> text(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(place.bucket()).key(key))
                            .asString(StandardCharsets.UTF_8));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        }
    }
}
