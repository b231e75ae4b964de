package dev.tenantry.verification;

import dev.tenantry.steps.Phrase;

/** What a check found; numbers and states only. */
enum VerificationPhrase implements Phrase {
    /** The model is among those offered: how many. */
    OFFERED,
    NOT_OFFERED,
    /** The assistant answered: how many characters. */
    ANSWERED,
    NOT_ANSWERED,
    ADDRESS_STILL_SET,
    REQUEST_LEFT,
    REQUEST_UNCLEAR,
    CLOSED,
    CLOSED_BY_NO_ADDRESS,
    /** People are offered what was agreed and nothing else: how many. */
    EXACTLY_AGREED,
    /** How many that were agreed are missing, how many others are offered. */
    NOT_EXACTLY_AGREED,
    NO_GATEWAY,
    /** The tenant's key is offered models that were not agreed: how many. */
    GATEWAY_OFFERS_OTHERS,
    REFUSED_BY_LIST,
    NOT_REFUSED,
    REFUSAL_UNCLEAR,
    NO_BUCKET,
    SOMEWHERE_ELSE,
    STORED,
    NOT_STORED,
    /** Open WebUI's word for the document's state, and how many vectors it has. */
    EMBEDDED,
    DELETED,
    NOT_DELETED,
    BOTH_SIGNED_IN,
    TOOLS_OFFERED,
    TOOLS_NOT_OFFERED
}
