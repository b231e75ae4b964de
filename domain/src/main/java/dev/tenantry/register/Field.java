package dev.tenantry.register;

/** What is asked about a tenant; each is one input of the wizard. */
public enum Field {
    DISPLAY_NAME(true, ""),
    LEGAL_NAME(true, ""),
    STREET(true, ""),
    POSTAL_CODE(true, ""),
    CITY(true, ""),
    COUNTRY(false, "DE"),
    VAT_ID(false, ""),
    ADMIN_NAME(true, ""),
    ADMIN_EMAIL(true, ""),
    /** Who gets invoices, if not the administrator. */
    BILLING_EMAIL(false, ""),
    /** Whom to turn to after incidents of security, if not the administrator; nothing is sent there by itself. */
    SECURITY_EMAIL(false, ""),
    CONTRACT_START(false, ""),
    DATA_PROCESSING_AGREEMENT(true, ""),
    SLUG(true, ""),
    ACCOUNT_ID(true, ""),
    REGION(false, "eu-central-1"),
    NETWORK(false, ""),
    SIZE(false, "S"),
    EXPECTED_USERS(false, "40"),
    DATA_POLICY(false, "LOCAL"),
    /** Ids of models in the catalogue, with commas between; empty for the standard ones. */
    MODELS(false, ""),
    SIGN_IN(false, "LOCAL_ACCOUNTS"),
    ISSUER(false, ""),
    GROUP_CLAIM(false, ""),
    /** Where the customer's own identity provider is: blocks of addresses and names, with commas between. */
    SIGN_IN_ADDRESSES(false, ""),
    HOST_NAME(false, ""),
    /** Of the load balancer; made by the customer, often only when the account is there. */
    CERTIFICATE_ARN(false, ""),
    /** Ids of servers in the catalogue, with commas between; a new draft names the agency's where there is one. */
    MCP_SERVERS(false, ""),
    /** Ids of those of which somebody has acknowledged what leaves the account; stored with who it was. */
    MCP_ACKNOWLEDGED(false, ""),
    /** Days of the week, with commas between; the window is recorded, and no run waits for it. */
    WINDOW_DAYS(false, "SUNDAY"),
    WINDOW_START(false, "02:00"),
    WINDOW_HOURS(false, "4"),
    WINDOW_ZONE(false, "Europe/Berlin"),
    /** Free words, with commas between. */
    TAGS(false, "");

    private final boolean mandatory;
    private final String usual;

    Field(boolean mandatory, String usual) {
        this.mandatory = mandatory;
        this.usual = usual;
    }

    /** Whether a person must fill it in; all others have a value that usually fits. */
    public boolean mandatory() {
        return mandatory;
    }

    /** What a new draft holds; empty if it is derived or has to be asked. */
    public String usual() {
        return usual;
    }
}
