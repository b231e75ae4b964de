package dev.tenantry.billing;

import dev.tenantry.steps.Phrase;

/** What the step that sets up billing can say. */
enum BillingPhrase implements Phrase {
    ORGANIZATION,
    CUSTOMER,
    METRIC,
    PLAN,
    SUBSCRIPTION,
    /** A setting is missing or negative: its name. */
    NOT_SET,
    NO_KEY,
    /** Something is missing: what kind of thing, its id. */
    MISSING,
    /** A value differs: kind of thing, attribute, what it is, what it should be. */
    DIFFERS,
    /** A value is missing: kind of thing, attribute, what it should be. */
    LACKS,
    /** A value is not as wanted: kind of thing, attribute. */
    NOT_AS_WANTED,
    /** The owner's user exists with a password that is not ours: its address. */
    OTHER_PASSWORD
}
