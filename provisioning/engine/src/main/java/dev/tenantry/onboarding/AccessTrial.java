package dev.tenantry.onboarding;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Tries the way into an account while somebody waits for the answer: never longer than agreed, and once at a time. */
final class AccessTrial {

    private final AccessProof proof;
    private final boolean externalIdsCount;
    private final Duration patience;
    private final Map<Attempt, CompletableFuture<WayIn>> underway = new ConcurrentHashMap<>();

    /**
     * @param externalIdsCount whether AWS really compares external ids; an emulator lets everybody in
     * @param patience how long somebody waits
     */
    AccessTrial(AccessProof proof, boolean externalIdsCount, Duration patience) {
        this.proof = proof;
        this.externalIdsCount = externalIdsCount;
        this.patience = patience;
    }

    /** @param slug empty as long as the tenant has no short name that can be one */
    private record Attempt(AwsTarget target, Optional<Slug> slug) {}

    /**
     * Whoever asks while the same is being tried gets that answer.
     *
     * @param slug the short name that the way in has to be made for; if it is empty, nothing is told of that
     */
    WayIn of(AwsTarget target, Optional<Slug> slug) {
        CompletableFuture<WayIn> answer = underway.computeIfAbsent(new Attempt(target, slug), this::begin);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new WayIn.Unanswered("no answer within " + patience.toSeconds() + " s");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new WayIn.Unanswered("the attempt was stopped");
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    /** Ends by the timeouts of the calls themselves, also when nobody waits any more. */
    private CompletableFuture<WayIn> begin(Attempt attempt) {
        CompletableFuture<WayIn> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("access-trial").start(() -> {
            try {
                answer.complete(tried(attempt.target(), attempt.slug()));
            } catch (RuntimeException bug) {
                answer.completeExceptionally(bug);
            } finally {
                underway.remove(attempt);
            }
        });
        return answer;
    }

    private WayIn tried(AwsTarget target, Optional<Slug> slug) {
        try {
            return switch (slug.map(name -> proof.of(target, name)).orElseGet(() -> proof.of(target))) {
                case Access.Proven proven -> open(target);
                case Access.WrongAccount(var agreed, var account) -> new WayIn.WrongAccount(agreed, account);
                case Access.Refused(var agreed, var words) -> refused(agreed, words);
                case Access.OtherShortName(var agreed, var name, var words) ->
                    new WayIn.OtherShortName(agreed, name.value(), words);
            };
        } catch (OutsideFailure failure) {
            return unanswered(target, failure);
        }
    }

    private static WayIn unanswered(AwsTarget target, OutsideFailure failure) {
        String words = Objects.requireNonNullElse(failure.getMessage(), "");
        if (failure.kind() == Kind.NOT_AUTHORIZED) {
            return new WayIn.PortalRefused(words);
        }
        return namesExternalId(words) ? new WayIn.OtherExternalId(target, words) : new WayIn.Unanswered(words);
    }

    /** A role that opens for an id that we have just made up opens for everybody who knows its name. */
    private WayIn open(AwsTarget target) {
        return !externalIdsCount || proof.of(withOtherId(target)) instanceof Access.Refused
                ? new WayIn.Open(target, externalIdsCount)
                : new WayIn.Unguarded(target);
    }

    private static AwsTarget withOtherId(AwsTarget target) {
        return new AwsTarget(
                target.origin(),
                target.accountId(),
                target.region(),
                target.provisionerRoleArn(),
                UUID.randomUUID().toString(),
                target.cidr());
    }

    private static WayIn refused(AwsTarget target, String words) {
        if (mentions(
                words, "clienttokenid", "expiredtoken", "signature", "unrecognizedclient", "identity-based policy")) {
            return new WayIn.PortalRefused(words);
        }
        return namesExternalId(words)
                ? new WayIn.OtherExternalId(target, words)
                : new WayIn.NotAssumable(target, words);
    }

    private static boolean namesExternalId(String words) {
        return mentions(words, "externalid", "external id");
    }

    private static boolean mentions(String words, String... any) {
        String lower = words.toLowerCase(Locale.ROOT);
        return Stream.of(any).anyMatch(lower::contains);
    }
}
