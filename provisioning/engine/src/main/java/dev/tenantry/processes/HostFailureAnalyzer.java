package dev.tenantry.processes;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to set when the portal starts where its programs cannot run. */
class HostFailureAnalyzer extends AbstractFailureAnalyzer<HostFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HostFailure cause) {
        return new FailureAnalysis(
                "Programs that outlive the portal cannot run here. " + cause.getMessage(),
                "Set tenantry.processes.host, folder and kubernetes.* as docs/operations/portal.md says.",
                cause);
    }
}
