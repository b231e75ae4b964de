package dev.tenantry.helm;

import dev.tenantry.steps.Phrase;

/** What went wrong with a deployment. */
enum HelmPhrase implements Phrase {
    /** An object, what is wrong with it, and the cluster's own words. */
    BECAUSE,
    /** An object and the cluster's own words, whose meaning is not known. */
    SAID,
    /** Helm failed: its own words. */
    HELM_FAILED,
    NEVER_READY,
    QUOTA_USED_UP,
    NO_FREE_GPU,
    NO_ROOM,
    POD_SECURITY,
    ADMISSION_POLICY,
    NO_VOLUME,
    /** An ingress has got no load balancer: the ingress, what the cluster warns of. */
    NO_LOAD_BALANCER,
    NO_IMAGE,
    NO_IMAGE_NAME,
    SETTING_MISSING,
    CRASHES,
    TOO_LITTLE_MEMORY,
    ANOTHER_HELM,
    NOT_OURS,
    TOO_BUSY,
    CHANGED_MEANWHILE,
    UNKNOWN_FIELD,
    STOPPED,
    CREDENTIALS_NOT_ACCEPTED,
    CLUSTER_REFUSES,
    NO_ANSWER,
    ADDRESS_NOT_KNOWN,
    HOOK_FAILED,
    FIELD_CANNOT_CHANGE,
    MANIFEST_NOT_ACCEPTED,
    CHART_NOT_RENDERED,
    VALUES_DO_NOT_FIT,
    /** A pod's reason and how often it was started anew. */
    RESTARTED,
    /** The version that has written the data, the older one that is wanted. */
    QDRANT_GOES_BACK,
    /** The version that has written the data, the one that is wanted, the minor version that must come between. */
    QDRANT_SKIPS,
    /** The version that has changed the database, the older one that is wanted. */
    ASSISTANT_GOES_BACK,
    /** An image whose version cannot be told: its name among the values, what is there, what is wanted. */
    VERSION_NOT_TOLD,
    /** An upgrade failed, and the release went back: to which revision, why it failed. */
    RETURNED,
    /** An upgrade failed, and nothing may go back: the revision of before, why it failed. */
    NOT_RETURNED,
    /** An upgrade failed, and going back as well: the revision, why the upgrade failed, why the return. */
    RETURN_FAILED
}
