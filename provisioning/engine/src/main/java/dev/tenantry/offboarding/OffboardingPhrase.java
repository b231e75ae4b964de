package dev.tenantry.offboarding;

import dev.tenantry.steps.Phrase;

/** What the steps of taking a tenant down can say. */
enum OffboardingPhrase implements Phrase {
    NOT_LEAVING,
    NOT_CLOSED,
    NOT_CERTIFIED,
    SWEEPING,
    NOT_SWEPT,
    /** Secrets of the tenant that the portal keeps. */
    KEPT_SECRETS
}
