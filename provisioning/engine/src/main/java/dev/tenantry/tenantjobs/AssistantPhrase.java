package dev.tenantry.tenantjobs;

import dev.tenantry.steps.Phrase;

/** What the steps inside the tenant's network can say, beyond how far their job is. */
enum AssistantPhrase implements Phrase {
    JOB_UNKNOWN,
    /** A build ended without a result: CodeBuild's word for its end. */
    NO_RESULT,
    RESULT_OF_ANOTHER,
    /** The result cannot be trusted: why, as the reader of signatures says. */
    RESULT_REFUSED,
    NOTHING_DEPLOYED,
    /** No certificate was agreed: the assistant's name, the region. */
    NO_CERTIFICATE,
    /** A revision is not deployed: its number, Helm's word for its state. */
    REVISION_IS,
    NOT_AS_WANTED,
    NOT_READ_BACK,
    NOT_VERIFIED,
    /** A check failed: its name, what was found. */
    NOT_SHOWN,
    /** A check was tried and proves nothing: its name, why. */
    NOT_CLEARLY_SHOWN,
    SHOWN_YES,
    SHOWN_NO,
    SHOWN_UNCLEAR,
    SHOWN_NOT_TRIED
}
