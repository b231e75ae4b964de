package dev.tenantry.sandbox;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the sandbox does not start, and how it does. */
final class SandboxRefusedAnalyzer extends AbstractFailureAnalyzer<SandboxRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SandboxRefused cause) {
        return new FailureAnalysis(
                "The sandbox does not start, because whoever opens its page is an administrator:\n - "
                        + String.join("\n - ", cause.problems()),
                "Remove these settings; the sandbox's own are complete. For real systems start the production jar "
                        + "(portal-ui, classifier exec) with OpenID Connect.",
                cause);
    }
}
