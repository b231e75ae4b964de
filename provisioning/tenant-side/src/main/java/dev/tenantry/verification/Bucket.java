package dev.tenantry.verification;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.VerifiedOrHere;
import dev.tenantry.tenantside.Proofs;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The tenant's bucket for documents, with the rights that the runner's own role has. */
record Bucket(String name, S3Client s3) implements AutoCloseable {

    static Bucket open(Proofs.DocumentWay way) {
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(way.region()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(Duration.ofSeconds(10)));
        URI endpoint = way.storage();
        if (endpoint != null) {
            VerifiedOrHere.require(OutsideSystem.AWS, endpoint);
            client.endpointOverride(endpoint).forcePathStyle(true);
        }
        return new Bucket(way.bucket(), client.build());
    }

    /** Whether the object is there and is exactly this text. */
    boolean holds(String key, String text) {
        try {
            return s3.getObjectAsBytes(get -> get.bucket(name).key(key))
                    .asString(StandardCharsets.UTF_8)
                    .equals(text);
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    boolean has(String key) {
        try {
            s3.headObject(head -> head.bucket(name).key(key));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw failure(e);
        }
    }

    private OutsideFailure failure(SdkException e) {
        OutsideFailure.Kind kind = e.retryable() ? OutsideFailure.Kind.DOWN : OutsideFailure.Kind.NOT_AUTHORIZED;
        return new OutsideFailure(OutsideSystem.AWS, kind, 0, "cannot look into bucket " + name, null, e);
    }

    @Override
    public void close() {
        s3.close();
    }
}
