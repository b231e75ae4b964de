package dev.tenantry.terraform;

import dev.tenantry.steps.Phrase;

/** What is said where Terraform itself says nothing. */
enum TerraformPhrase implements Phrase {
    SAID_NOTHING,
    /** Who holds the state's lock, since when, for which operation. */
    LOCKED,
    STOPPED,
    /** Ended by a signal: its number. */
    SIGNALLED,
    /** Ended with an exit code. */
    EXITED
}
