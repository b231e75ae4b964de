package dev.tenantry.terraform;

import dev.tenantry.steps.Phrase;

/** What is said where Terraform itself says nothing. */
enum TerraformPhrase implements Phrase {
    SAID_NOTHING,
    STOPPED,
    /** Ended by a signal: its number. */
    SIGNALLED,
    /** Ended with an exit code. */
    EXITED
}
