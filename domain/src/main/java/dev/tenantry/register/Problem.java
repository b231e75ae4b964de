package dev.tenantry.register;

/** Why a draft cannot be submitted: one field and what is wrong with it. */
public record Problem(Field field, Kind kind) {

    /** What is wrong; each has its text. */
    public enum Kind {
        MISSING,
        SLUG_FORM,
        SLUG_TAKEN,
        ACCOUNT_FORM,
        ACCOUNT_USED,
        NETWORK_FORM,
        NETWORK_OVERLAPS,
        NETWORK_NONE_LEFT,
        REGION_OUTSIDE_EU,
        EMAIL_FORM,
        VAT_FORM,
        COUNTRY_FORM,
        DATE_FORM,
        NUMBER_FORM,
        HOST_FORM,
        ISSUER_FORM,
        /** It holds more than an address, or leads to the machine that would call it or to the cloud's metadata. */
        ISSUER_BARRED,
        ADDRESS_FORM,
        CERTIFICATE_FORM,
        /** It lies in another account or region than the load balancer, which could not use it. */
        CERTIFICATE_ELSEWHERE,
        TAG_FORM,
        TIME_FORM,
        HOURS_FORM,
        ZONE_FORM,
        UNKNOWN_CHOICE,
        MODEL_NOT_OFFERED,
        /** The catalogue has no MCP server of that id. */
        SERVER_NOT_OFFERED,
        /** A run has begun with it; only after rolling back can it be another. */
        FIXED
    }
}
