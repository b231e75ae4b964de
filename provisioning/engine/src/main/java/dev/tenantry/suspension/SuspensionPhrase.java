package dev.tenantry.suspension;

import dev.tenantry.steps.Phrase;

/** What the steps of suspending and resuming can say. */
enum SuspensionPhrase implements Phrase {
    TEAM_GATE,
    ORGANIZATION_GATE,
    /** There is no team: its id. */
    NO_TEAM,
    /** The team's calls are answered although they are to be refused: its id. */
    TEAM_OPEN,
    /** The team's calls are refused although they are to be answered: its id. */
    TEAM_BLOCKED,
    /** There is no organization: its alias. */
    NO_ORGANIZATION,
    /** Its people may sign in although they are not to: its alias. */
    ORGANIZATION_OPEN,
    /** Its people may not sign in although they are to: its alias. */
    ORGANIZATION_DISABLED,
    NOT_SUSPENDED,
    NOT_LIVE
}
