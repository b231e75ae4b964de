package dev.tenantry.onboarding;

import dev.tenantry.steps.Phrase;

/** What the steps of an onboarding can say. */
enum OnboardingPhrase implements Phrase {
    TEAM,
    KEY,
    ENDPOINT,
    SIGN_IN_ENDPOINT,
    TOOLS_ENDPOINT,
    ORGANIZATION,
    ADMINISTRATOR,
    PORTAL_ACCESS,
    AWS_OBJECT,
    /** A secret: its name. */
    SECRET,
    CACHE_PASSWORD,
    /** The role cannot be assumed: the role, the external id, the account. */
    NOT_ASSUMABLE,
    /** The role leads into another account: that account, the one that was agreed. */
    WRONG_ACCOUNT,
    /** The role is bounded by another short name: the role, the short name, the account. */
    OTHER_SHORT_NAME,
    COMPARING_QUOTAS,
    /** A quota is too low: limit, what is counted, in use, needed, to be asked for, where. */
    QUOTA_TOO_LOW,
    NO_SECRET_BROUGHT,
    SECRET_EMPTY,
    SECRET_DIFFERS,
    CACHE_CLOSED,
    /** The stack hands on no secret of a name. */
    NO_SECRET,
    /** The stack hands on no such endpoint: which. */
    NO_ENDPOINT,
    /** The provider has not accepted it: which. */
    ENDPOINT_NOT_ACCEPTED,
    /** Accepted, and not working yet: which. */
    ENDPOINT_NOT_READY,
    /** The tenant's network does not answer its name: which. */
    ENDPOINT_NOT_NAMED,
    LOCAL_HAS_KEY,
    KEY_DIFFERS,
    NO_TEAM,
    TEAM_DIFFERS,
    NO_ORGANIZATION,
    ORGANIZATION_DIFFERS,
    UNCONFIRMED_ACCOUNT,
    ADMINISTRATOR_GONE,
    NO_ADMINISTRATOR,
    /** The administrator is no member: the organization. */
    NO_MEMBER,
    NO_PORTAL_ACCESS,
    NOT_LIVE,
    NO_WAY_BACK,
    TERRAFORM_EARLIER,
    /** Waits until others are done: its place, how many wait, how many may run at once. */
    TERRAFORM_QUEUED,
    TERRAFORM_NOT_BEGUN,
    TERRAFORM_STOPPING,
    TERRAFORM_PLANNING,
    TERRAFORM_PUSH,
    TERRAFORM_UNLOCK,
    TERRAFORM_PLAN,
    TERRAFORM_APPLY,
    TERRAFORM_OPEN_PLAN,
    TERRAFORM_OPEN,
    TERRAFORM_UNPLAN,
    TERRAFORM_DESTROY,
    /** Terraform's process is gone: what is known of its end. */
    TERRAFORM_LOST,
    NO_OUTPUTS
}
