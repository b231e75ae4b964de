package dev.tenantry.terraform;

import dev.tenantry.steps.Phrase;

/** What is said where Terraform itself says nothing. */
enum TerraformPhrase implements Phrase {
    /** Neither of the names that are looked for. */
    NONE_HERE,
    /** Not what the settings name: its path or name. */
    NOT_HERE,
    /** A program that does not say what it is: its path. */
    NO_VERSION,
    /** Its path, its version, and the oldest that will do. */
    TOO_OLD,
    /** The folder of providers that the settings name. */
    NO_MIRROR,
    /** The provider that is not found where Terraform looks, or not in the version that the stack needs. */
    NO_PROVIDER,
    SAID_NOTHING,
    /** Who holds the state's lock, since when, for which operation. */
    LOCKED,
    STOPPED,
    /** Ended by a signal: its number. */
    SIGNALLED,
    /** Ended with an exit code. */
    EXITED
}
