package dev.tenantry.accounts;

import dev.tenantry.steps.Phrase;

/** What can be said while an account is made. */
enum AccountPhrase implements Phrase {
    SEARCHING,
    MAKING,
    STILL_MAKING,
    /** Settings are missing: which. */
    NOT_SET,
    /** The address belongs to an account of the organization: the address, the account, whose it is. */
    TAKEN,
    /** The address belongs to an account outside of the organization: the address. */
    TAKEN_ELSEWHERE,
    NOT_FOR_A_TENANT,
    FOR_ANOTHER_TENANT,
    CLOSED,
    /** An account is not ours: its id, whose it is. */
    OTHERS,
    NO_SUCH_ACCOUNT,
    NOT_FOUND_YET,
    /** No rollback takes an account away: its id. */
    STAYS,
    /** AWS does not make an account: its name, the reason. */
    REFUSED,
    LIMIT_REACHED,
    BEING_CHANGED,
    FAILED_BY_ITSELF,
    ADDRESS_NOT_TAKEN,
    POSTAL_ADDRESS,
    PAYMENT,
    VALIDATION,
    /** AWS gives no other reason than its word. */
    NO_OTHER_REASON,
    LAYING,
    AWAITS_ROLE,
    AWAITS_ADMINISTRATOR,
    /** A stack does not come to stand: its name, the account, its status. */
    IN_VAIN,
    /** The same with what AWS says. */
    IN_VAIN_BECAUSE,
    /** A role leads into another account: the role, the account. */
    WRONG_ACCOUNT,
    /** The stack's role does not let us in: the role. */
    ROLE_CLOSED,
    /** The account's administrator is not let in: the account, the administrator's role. */
    NO_ADMINISTRATOR,
    STACK_NOT_AS_WANTED,
    /** The draft names another account meanwhile: the other, ours. */
    OTHER_NAMED,
    /** The draft was thrown away: the account. */
    DRAFT_GONE,
    NOT_HANDED_OVER
}
