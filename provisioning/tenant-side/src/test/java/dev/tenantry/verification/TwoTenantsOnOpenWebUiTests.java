package dev.tenantry.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.openwebui.OpenWebUi;
import dev.tenantry.openwebui.Visitor;
import dev.tenantry.openwebui.Visitor.Upload;
import dev.tenantry.peers.RealPeer;
import dev.tenantry.tenantside.Proofs.DocumentWay;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Two tenants' real Open WebUI ({@code ./portal verify open-webui}): what one stores never lies with the other. Their buckets
 * lie in one emulated S3 (moto); each has a Qdrant of its own as in production, and those are stand-ins.
 */
@Tag("long")
@Tag("open-webui")
class TwoTenantsOnOpenWebUiTests {

    private final Tenant first = new Tenant(RealPeer.named("open-webui"));
    private final Tenant second = new Tenant(RealPeer.named("open-webui-second"));

    /** What any S3 client wants to have; the emulator looks at neither. */
    @BeforeAll
    static void have_credentials() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @BeforeEach
    void are_two_and_not_one() {
        assertThat(first.bucket.name()).isNotEqualTo(second.bucket.name());
    }

    @AfterEach
    void leave() {
        first.close();
        second.close();
    }

    @Test
    void keeps_a_file_and_its_vectors_with_the_tenant_it_was_given_to() {
        String ofFirst = "Only the first tenant knows " + UUID.randomUUID();
        String ofSecond = "Only the second tenant knows " + UUID.randomUUID();

        Upload firstFile = first.store(ofFirst);
        Upload secondFile = second.store(ofSecond);

        assertThat(first.hashes()).contains(hash(ofFirst)).doesNotContain(hash(ofSecond));
        assertThat(second.hashes()).contains(hash(ofSecond)).doesNotContain(hash(ofFirst));
        assertThat(first.vectors.count(firstFile.id())).isPositive();
        assertThat(second.vectors.count(secondFile.id())).isPositive();
        assertThat(first.vectors.count(secondFile.id())).isZero();
        assertThat(second.vectors.count(firstFile.id())).isZero();
    }

    @Test
    void takes_a_file_away_with_its_vectors_and_leaves_the_others_alone() {
        String text = "Both tenants know " + UUID.randomUUID();
        Upload firstFile = first.store(text);
        Upload secondFile = second.store(text);

        first.visitor.delete(firstFile);

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(first.hashes()).doesNotContain(hash(text));
            assertThat(first.vectors.count(firstFile.id())).isZero();
        });
        assertThat(second.hashes()).contains(hash(text));
        assertThat(second.vectors.count(secondFile.id())).isPositive();
    }

    private static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** One tenant: its assistant with a person in it, its bucket and its vectors. */
    private static final class Tenant implements AutoCloseable {

        private final Visitor visitor;
        private final Bucket bucket;
        private final Vectors vectors;

        Tenant(RealPeer peer) {
            URI address = URI.create(peer.get("tenantry.open-webui.url"));
            visitor = OpenWebUi.open(
                            address,
                            peer.get("tenantry.open-webui.admin-email"),
                            peer.secret("tenantry.open-webui.admin-password-file"),
                            line -> {})
                    .visitor();
            URI qdrant = URI.create(peer.get("tenantry.open-webui.qdrant-url"));
            bucket = Bucket.open(new DocumentWay(
                    peer.get("tenantry.open-webui.s3-bucket"),
                    URI.create(peer.get("tenantry.open-webui.s3-url")),
                    "eu-central-1",
                    qdrant,
                    null));
            vectors = Vectors.at(qdrant, peer.secret("tenantry.open-webui.qdrant-key-file"), () -> {
                throw new AssertionError("nothing here lies in a cluster");
            });
        }

        /** Uploads it and waits until it is embedded. */
        Upload store(String text) {
            Upload upload = visitor.upload("two-tenants.txt", text);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(visitor.status(upload)).isEqualTo("completed"));
            return upload;
        }

        /** Of everything in the bucket, whatever its name. */
        List<String> hashes() {
            return bucket.s3().listObjectsV2(list -> list.bucket(bucket.name())).contents().stream()
                    .map(S3Object::key)
                    .map(key -> bucket.s3()
                            .getObjectAsBytes(get -> get.bucket(bucket.name()).key(key)))
                    .map(object -> hash(object.asByteArray()))
                    .toList();
        }

        @Override
        public void close() {
            visitor.close();
            bucket.close();
            vectors.close();
        }
    }
}
