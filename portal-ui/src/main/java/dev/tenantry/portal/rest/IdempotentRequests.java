package dev.tenantry.portal.rest;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.tenants.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Remembers for a day what a caller's {@code Idempotency-Key} brought about. The key is written in the transaction of the
 * act: a second request waits for the first and then gets its result; a failed one leaves no key behind.
 */
@Component
class IdempotentRequests {

    static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST_KEY = 128;

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final CurrentActor caller;
    private final Clock clock;

    IdempotentRequests(TenantScope scope, JdbcClient jdbc, CurrentActor caller, Clock clock) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A request that may be sent again.
     *
     * @param key chosen by the caller; null if the caller gave none, and then nothing is remembered
     * @param what method, path and body
     */
    record Request(@Nullable String key, String what) {
        Request {
            if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
                throw Refusals.badInput("Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
            }
        }
    }

    /** As {@link #once(Request, Supplier, Function)} for an act on a tenant that is known and that results in nothing. */
    void once(Request request, TenantId tenant, Runnable act) {
        once(
                request,
                () -> {
                    act.run();
                    return "done";
                },
                result -> tenant);
    }

    /**
     * The result of the act, or of the same caller's act under the same key.
     *
     * @param tenantOf whose row the memory is, by the result; null for the provider's own
     */
    String once(Request request, Supplier<String> act, Function<String, @Nullable TenantId> tenantOf) {
        var key = request.key();
        return key == null ? act.get() : scope.asProvider(() -> once(key, digest(request.what()), act, tenantOf));
    }

    private String once(
            String key, String digest, Supplier<String> act, Function<String, @Nullable TenantId> tenantOf) {
        var by = caller.actor().reference();
        if (!claimed(by, key, digest)) {
            return earlier(by, key, digest);
        }
        var result = act.get();
        var tenant = tenantOf.apply(result);
        jdbc.sql("update idempotent_request set result = ?, tenant_id = ?::uuid where caller = ? and key = ?")
                .param(result)
                .param(tenant == null ? null : tenant.value())
                .param(by)
                .param(key)
                .update();
        return result;
    }

    private boolean claimed(String by, String key, String digest) {
        var now = clock.instant();
        return jdbc.sql("""
                        insert into idempotent_request as old (caller, key, digest, at) values (?, ?, ?, ?)
                        on conflict (caller, key) do update set digest = excluded.digest, at = excluded.at
                        where old.at < ?
                        """)
                        .params(by, key, digest, Timestamp.from(now), Timestamp.from(now.minus(KEPT)))
                        .update()
                == 1;
    }

    private String earlier(String by, String key, String digest) {
        return jdbc.sql("select result from idempotent_request where caller = ? and key = ? and digest = ?")
                .params(by, key, digest)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusals.refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "this Idempotency-Key was used for another request; choose a new one",
                        Map.of()));
    }

    /** Every node may do it; the second finds nothing. */
    @Scheduled(cron = "0 23 * * * *", zone = "UTC")
    void forget() {
        scope.inProvider(() -> jdbc.sql("delete from idempotent_request where at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update());
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
