package dev.tenantry.verification;

import dev.tenantry.helm.ClusterPrograms;
import dev.tenantry.openwebui.Visitor;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.tenantside.JobOutcome.Shown;
import dev.tenantry.tenantside.Proofs;
import dev.tenantry.tenantside.SecretRef;
import dev.tenantry.verification.Verification.Finding;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A document's way: uploaded in the assistant, seen by its hash in the bucket and by its id among the vectors, then gone. */
final class DocumentProof implements AutoCloseable {

    private static final Duration EMBEDDING = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Visitor visitor;
    private final Bucket bucket;
    private final Vectors vectors;
    private final String text = "Tenantry proof " + UUID.randomUUID();
    private Visitor.@Nullable Upload upload;

    private DocumentProof(Visitor visitor, Bucket bucket, Vectors vectors) {
        this.visitor = visitor;
        this.bucket = bucket;
        this.vectors = vectors;
    }

    static DocumentProof of(
            Proofs.DocumentWay way,
            Function<SecretRef, String> secrets,
            Supplier<ClusterPrograms> programs,
            Visitor visitor) {
        SecretRef key = way.vectorsKey();
        return new DocumentProof(
                visitor, Bucket.open(way), Vectors.at(way.vectors(), key == null ? "" : secrets.apply(key), programs));
    }

    Finding stored() {
        Visitor.Upload made = visitor.upload("tenantry-proof.txt", text);
        upload = made;
        String expected = "s3://" + bucket.name() + "/";
        if (!made.path().startsWith(expected)) {
            return new Finding(Shown.NO, VerificationPhrase.SOMEWHERE_ELSE.say());
        }
        return Finding.of(
                bucket.holds(made.path().substring(expected.length()), text),
                VerificationPhrase.STORED.say(),
                VerificationPhrase.NOT_STORED.say());
    }

    Finding embedded() {
        Visitor.Upload made = uploaded();
        String status = visitor.status(made);
        for (Wait wait = new Wait(EMBEDDING); !ended(status) && wait.goesOn(); ) {
            status = visitor.status(made);
        }
        long points = vectors.count(made.id());
        return new Finding(points > 0 ? Shown.YES : Shown.NO, VerificationPhrase.EMBEDDED.say(status, points));
    }

    private static boolean ended(String status) {
        return status.equals("completed") || status.equals("failed");
    }

    Finding deleted() {
        Visitor.Upload made = uploaded();
        visitor.delete(made);
        upload = null;
        String key = made.path().substring(("s3://" + bucket.name() + "/").length());
        BooleanSupplier gone = () -> !bucket.has(key) && vectors.count(made.id()) == 0;
        for (Wait wait = new Wait(Duration.ofSeconds(20)); !gone.getAsBoolean() && wait.goesOn(); ) {
            // goesOn() pauses
        }
        return Finding.of(gone.getAsBoolean(), VerificationPhrase.DELETED.say(), VerificationPhrase.NOT_DELETED.say());
    }

    private Visitor.Upload uploaded() {
        if (upload == null) {
            throw new IllegalStateException("nothing was uploaded");
        }
        return upload;
    }

    /** A document that a failed proof would leave behind is taken away. */
    @Override
    public void close() {
        bucket.close();
        vectors.close();
        if (upload != null) {
            try {
                visitor.delete(upload);
            } catch (OutsideFailure failure) {
                // deleting the visitor next takes it along
                upload = null;
            }
        }
    }

    /** Looking again until it is so or the time is over; the other side tells nobody when it is done. */
    private static final class Wait {

        private final long end;

        Wait(Duration longest) {
            this.end = System.nanoTime() + longest.toNanos();
        }

        boolean goesOn() {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            return System.nanoTime() < end;
        }
    }
}
