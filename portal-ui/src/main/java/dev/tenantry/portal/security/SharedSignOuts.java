package dev.tenantry.portal.security;

import dev.tenantry.identity.SignOuts;
import dev.tenantry.identity.SignOuts.SignOut;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.transaction.TransactionException;

/** Ends this node's sessions when the identity provider asks for it, whichever node it has asked. */
class SharedSignOuts {

    private static final Logger LOG = LoggerFactory.getLogger(SharedSignOuts.class);

    private final SignOuts told;
    private final OpenSessions open;
    private final OidcSessionRegistry sessions = new InMemoryOidcSessionRegistry();
    /** Numbers of those that were acted on: whoever signs in again afterwards stays in. */
    private final Set<Long> done = new HashSet<>();

    SharedSignOuts(SignOuts told, OpenSessions open) {
        this.told = told;
        this.open = open;
    }

    /** Where this node notes which of its sessions belongs to which of the provider's. */
    OidcSessionRegistry sessions() {
        return sessions;
    }

    /** Ends what is here at once and once, and tells the other nodes. */
    synchronized void asked(OidcLogoutToken token) {
        end(token);
        done.add(told.tell(
                Objects.requireNonNull(token.getIssuer()).toString(),
                token.getAudience().getFirst(),
                token.getSubject(),
                token.getSessionId()));
    }

    /** Looks what other nodes were told. While the database is away nobody is served either. */
    @Scheduled(fixedDelay = 15_000)
    synchronized void follow() {
        try {
            List<SignOut> recent = told.recent();
            recent.stream().filter(signOut -> done.add(signOut.number())).forEach(signOut -> end(token(signOut)));
            done.retainAll(recent.stream().map(SignOut::number).toList());
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("sign-outs of other nodes cannot be read now: {}", away.getMessage());
        }
    }

    private void end(OidcLogoutToken token) {
        sessions.removeSessionInformation(token).forEach(session -> open.end(session.getSessionId()));
    }

    private static OidcLogoutToken token(SignOut signOut) {
        return OidcLogoutToken.withTokenValue("told by another node")
                .issuer(signOut.issuer())
                .audience(List.of(signOut.audience()))
                .jti(Long.toString(signOut.number()))
                .claims(claims -> {
                    if (signOut.subject() != null) {
                        claims.put("sub", signOut.subject());
                    }
                    if (signOut.session() != null) {
                        claims.put("sid", signOut.session());
                    }
                })
                .build();
    }
}
