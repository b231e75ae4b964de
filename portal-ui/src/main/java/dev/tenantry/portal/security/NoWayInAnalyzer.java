package dev.tenantry.portal.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how somebody gets in. */
final class NoWayInAnalyzer extends AbstractFailureAnalyzer<NoWayIn> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoWayIn cause) {
        return new FailureAnalysis(
                "Nobody could sign in: no OpenID provider is configured, and this is not the sandbox.",
                "Set tenantry.oidc.issuer, authorization-uri, token-uri, jwk-set-uri, end-session-uri and client-secret "
                        + "(docs/operations/portal.md), or start the sandbox: ./portal start.",
                cause);
    }
}
