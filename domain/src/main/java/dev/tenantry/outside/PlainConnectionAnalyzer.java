package dev.tenantry.outside;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to change about settings that would be spoken with in clear. */
final class PlainConnectionAnalyzer extends AbstractFailureAnalyzer<PlainConnectionRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PlainConnectionRefused cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Give addresses that begin with https://, a database with sslmode=verify-full and sslrootcert, a mail server "
                        + "with STARTTLS or TLS. A host that knows no TLS and is reached inside your own network only can be "
                        + "let pass by name with tenantry.egress.plain-hosts, except the database (docs/operations/portal.md).",
                cause);
    }
}
