package dev.tenantry.tenants;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything agreed with a tenant: the complete and valid input of its runs. A run stores the profile it was created
 * with, together with {@link #SCHEMA}, so that a later edit never changes a run under way.
 *
 * @param expectedUsers people expected to use the assistant within 30 days; decides the Open WebUI licence case
 * @param hostName under which employees reach the assistant
 * @param certificateArn of the load balancer's certificate in the tenant's own account and region; null as long as none was made
 * @param models ids of catalogue models
 * @param mcpServers ids of MCP servers to attach
 * @param release the pinned release
 */
public record TenantProfile(
        Slug slug,
        Company company,
        Contract contract,
        AwsTarget aws,
        DataPolicy dataPolicy,
        SizeProfile size,
        int expectedUsers,
        SignIn signIn,
        String hostName,
        @Nullable String certificateArn,
        List<String> models,
        List<McpChoice> mcpServers,
        String release,
        MaintenanceWindow maintenanceWindow,
        Set<String> tags)
        implements Wanted {

    /** Version of this document's shape; raised when a stored profile could no longer be read as it is. */
    public static final int SCHEMA = 1;

    public TenantProfile {
        models = List.copyOf(models);
        mcpServers = List.copyOf(mcpServers);
        tags = Set.copyOf(tags);
    }

    @Override
    public String displayName() {
        return company.displayName();
    }

    @Override
    public Optional<TenantProfile> agreed() {
        return Optional.of(this);
    }

    /** What its assistant may be called. */
    public Branding branding() {
        return Branding.of(expectedUsers);
    }

    /** How many GPUs its models run on: the large profile's price holds one, and turning documents into vectors alone needs none. */
    public int gpus() {
        return size == SizeProfile.L && dataPolicy == DataPolicy.LOCAL ? 1 : 0;
    }

    /** The same in an account of this origin. */
    public TenantProfile inAccountThatIs(AccountOrigin origin) {
        return new TenantProfile(
                slug,
                company,
                contract,
                aws.thatIs(origin),
                dataPolicy,
                size,
                expectedUsers,
                signIn,
                hostName,
                certificateArn,
                models,
                mcpServers,
                release,
                maintenanceWindow,
                tags);
    }

    /** The same with these MCP servers. */
    public TenantProfile withServers(List<McpChoice> choices) {
        return new TenantProfile(
                slug,
                company,
                contract,
                aws,
                dataPolicy,
                size,
                expectedUsers,
                signIn,
                hostName,
                certificateArn,
                models,
                choices,
                release,
                maintenanceWindow,
                tags);
    }

    /** The company as it stands on invoices. */
    public record Company(
            String displayName,
            String legalName,
            BillingAddress billingAddress,
            @Nullable String vatId,
            List<Contact> contacts) {

        public Company {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * Where the company gets its post about invoices.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public record BillingAddress(String street, String postalCode, String city, String country) {}

    /** A person on the tenant's side; the first technical contact becomes the tenant's admin. */
    public record Contact(ContactRole role, String name, String email) {}

    public enum ContactRole {
        ADMIN,
        BILLING,
        SECURITY
    }

    /**
     * What the tenant has signed.
     *
     * @param dataProcessingAgreement reference of the signed agreement (GDPR Art. 28)
     */
    public record Contract(LocalDate start, String dataProcessingAgreement) {}

    /**
     * The AWS account that the stack lives in.
     *
     * @param accountId 12 digits
     * @param externalId secret-free, unique for each tenant: the {@code sts:ExternalId} of the provisioner role's trust
     * @param cidr the network of the VPC; a change means a new network
     */
    public record AwsTarget(
            AccountOrigin origin,
            String accountId,
            String region,
            String provisionerRoleArn,
            String externalId,
            String cidr) {

        /** The role that the bootstrap stack makes in each account. */
        private static final String PROVISIONER = "tenantry-provisioner";

        /** The one that it makes beside it, which changes nothing and reads no content. */
        private static final String AUDITOR = "tenantry-auditor";

        /** Of this tenant, whose id is the external id: unique, never reused, and no secret. */
        public static AwsTarget of(
                TenantId tenant, AccountOrigin origin, String accountId, String region, String cidr) {
            return new AwsTarget(origin, accountId, region, role(accountId, PROVISIONER), tenant.toString(), cidr);
        }

        private static String role(String accountId, String name) {
            return "arn:aws:iam::" + accountId + ":role/" + name;
        }

        /** The same account, entered by the role for looking without touching. */
        public AwsTarget forLooking() {
            return new AwsTarget(origin, accountId, region, role(accountId, AUDITOR), externalId, cidr);
        }

        private AwsTarget thatIs(AccountOrigin other) {
            return new AwsTarget(other, accountId, region, provisionerRoleArn, externalId, cidr);
        }
    }

    public enum AccountOrigin {
        /** The customer brings an account and runs the bootstrap stack in it. */
        BROUGHT,
        /** The provider creates the account through AWS Organizations. */
        CREATED
    }

    /**
     * How employees sign in to the assistant, and the claim that carries their groups.
     *
     * @param addresses where the customer's own identity provider is: blocks of addresses, and names beside the issuer's
     */
    public record SignIn(
            SignInKind kind,
            @Nullable String issuer,
            @Nullable String groupClaim,
            List<String> addresses) {

        public SignIn {
            // a profile that was stored before there was such a field
            addresses = addresses == null ? List.of() : List.copyOf(addresses);
        }

        /** One that is reached without further addresses. */
        public SignIn(SignInKind kind, @Nullable String issuer, @Nullable String groupClaim) {
            this(kind, issuer, groupClaim, List.of());
        }

        /** Blocks of addresses that the assistant may call; none unless the identity provider is the customer's own. */
        public List<String> blocks() {
            return isOwn() ? addresses.stream().filter(SignIn::isBlock).toList() : List.of();
        }

        /** Names that must be answered beside the issuer's; likewise. */
        public List<String> names() {
            return isOwn()
                    ? addresses.stream().filter(address -> !isBlock(address)).toList()
                    : List.of();
        }

        private boolean isOwn() {
            return usesOpenIdConnect() && kind != SignInKind.PROVIDER_KEYCLOAK;
        }

        private static boolean isBlock(String address) {
            return address.contains("/");
        }

        /** Whether the assistant is a client of an identity provider, with a secret of its own. */
        public boolean usesOpenIdConnect() {
            return issuer != null && kind != SignInKind.LOCAL_ACCOUNTS;
        }
    }

    /** Where employees are known. The assistant speaks OpenID Connect only: an issuer stands before all but the last. */
    public enum SignInKind {
        OWN_OIDC,
        /** Linked with a realm of a Keycloak, which is the issuer. */
        OWN_SAML,
        /** Federated by a realm of a Keycloak, which is the issuer. */
        OWN_LDAP,
        PROVIDER_KEYCLOAK,
        LOCAL_ACCOUNTS
    }

    /**
     * An MCP server and who has acknowledged what leaves the account through it (R4.2).
     *
     * @param acknowledgedByProvider a person id, or null as long as nobody did
     * @param acknowledgedByTenant likewise
     */
    public record McpChoice(
            String serverId,
            @Nullable String acknowledgedByProvider,
            @Nullable String acknowledgedByTenant) {

        /** Whether both sides know what leaves. */
        public boolean acknowledged() {
            return acknowledgedByProvider != null && acknowledgedByTenant != null;
        }
    }

    /** When changes that interrupt may run. */
    public record MaintenanceWindow(Set<DayOfWeek> days, LocalTime start, Duration length, ZoneId zone) {

        public MaintenanceWindow {
            days = Set.copyOf(days);
        }
    }
}
