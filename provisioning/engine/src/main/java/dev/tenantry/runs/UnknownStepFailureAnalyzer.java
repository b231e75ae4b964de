package dev.tenantry.runs;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do when this build lacks a step of an open run. */
class UnknownStepFailureAnalyzer extends AbstractFailureAnalyzer<UnknownStep> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnknownStep cause) {
        return new FailureAnalysis(
                "Runs that are still open name steps that this build does not have: " + cause.missing() + ".",
                "Start the build that these runs were created with, let them end or roll them back, then start this one.",
                cause);
    }
}
