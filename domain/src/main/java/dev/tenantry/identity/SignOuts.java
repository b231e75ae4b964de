package dev.tenantry.identity;

import dev.tenantry.database.TenantScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sign-outs that the identity provider asked for: it calls one node, and every node has sessions. Kept for an hour; what a node has
 * not read by then has no session that lives on, since a node that is cut off from the database serves nobody.
 */
@Component
public class SignOuts {

    /** Longer than a node can be between two looks. */
    private static final String RECENT = "told_at > now() - interval '10 minutes'";

    private final JdbcClient jdbc;
    private final TenantScope scope;

    SignOuts(JdbcClient jdbc, TenantScope scope) {
        this.jdbc = jdbc;
        this.scope = scope;
    }

    /**
     * Whose sessions end.
     *
     * @param number tells one asking from another
     * @param audience the client that the sessions are at
     * @param subject whose; null if {@code session} says which
     * @param session the provider's name of one session; null for all of the subject's
     */
    public record SignOut(
            long number,
            String issuer,
            String audience,
            @Nullable String subject,
            @Nullable String session) {}

    /** Tells every node, this one included. Opens a scope of its own. Returns its number. */
    public long tell(String issuer, String audience, @Nullable String subject, @Nullable String session) {
        return scope.asProvider(() -> {
            jdbc.sql("delete from sign_out where told_at < now() - interval '1 hour'")
                    .update();
            return jdbc.sql("""
                            insert into sign_out (issuer, audience, subject, session)
                            values (:by, :at, :whose, :which) returning number""")
                    .param("by", issuer)
                    .param("at", audience)
                    .param("whose", subject)
                    .param("which", session)
                    .query(Long.class)
                    .single();
        });
    }

    /** Those of the last minutes, in no order. Opens a scope of its own. */
    public List<SignOut> recent() {
        return scope.asProvider(
                () -> jdbc.sql("select number, issuer, audience, subject, session from sign_out where " + RECENT)
                        .query(SignOut.class)
                        .list());
    }
}
