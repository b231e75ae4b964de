package dev.tenantry.tenants;

import dev.tenantry.tenants.TenantProfile.AccountOrigin;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import dev.tenantry.tenants.TenantProfile.BillingAddress;
import dev.tenantry.tenants.TenantProfile.Company;
import dev.tenantry.tenants.TenantProfile.Contact;
import dev.tenantry.tenants.TenantProfile.ContactRole;
import dev.tenantry.tenants.TenantProfile.Contract;
import dev.tenantry.tenants.TenantProfile.MaintenanceWindow;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import dev.tenantry.tenants.TenantProfile.SignIn;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Valid profiles for tests. */
public final class Profiles {

    private Profiles() {}

    /** A small LOCAL tenant in an account that it brought. */
    public static TenantProfile acme() {
        return named("acme");
    }

    /** The same under another data policy. */
    public static TenantProfile acme(DataPolicy policy) {
        return of("acme", policy, new SignIn(SignInKind.LOCAL_ACCOUNTS, null, null));
    }

    /** The same, whose employees sign in at an identity provider. */
    public static TenantProfile external(SignInKind signIn) {
        return of("acme", DataPolicy.EXTERNAL, new SignIn(signIn, "https://id.acme.example", "groups"));
    }

    /** The same, whose identity provider is in the customer's own network. */
    public static TenantProfile signingInAt(String... addresses) {
        return of(
                "acme",
                DataPolicy.LOCAL,
                new SignIn(SignInKind.OWN_OIDC, "https://id.acme.example", "groups", List.of(addresses)));
    }

    /** The same, for whose load balancer nobody has made a certificate yet. */
    public static TenantProfile withoutCertificate() {
        TenantProfile acme = acme();
        return new TenantProfile(
                acme.slug(),
                acme.company(),
                acme.contract(),
                acme.aws(),
                acme.dataPolicy(),
                acme.size(),
                acme.expectedUsers(),
                acme.signIn(),
                acme.hostName(),
                null,
                acme.models(),
                acme.mcpServers(),
                acme.release(),
                acme.maintenanceWindow(),
                acme.tags());
    }

    /** The same with so many people. */
    public static TenantProfile expecting(int people) {
        TenantProfile acme = acme();
        return new TenantProfile(
                acme.slug(),
                acme.company(),
                acme.contract(),
                acme.aws(),
                acme.dataPolicy(),
                acme.size(),
                people,
                acme.signIn(),
                acme.hostName(),
                acme.certificateArn(),
                acme.models(),
                acme.mcpServers(),
                acme.release(),
                acme.maintenanceWindow(),
                acme.tags());
    }

    /** The same under another slug. */
    public static TenantProfile named(String slug) {
        return of(slug, DataPolicy.LOCAL, new SignIn(SignInKind.LOCAL_ACCOUNTS, null, null));
    }

    /** A tenant of another size and data policy. */
    public static TenantProfile sized(SizeProfile size, DataPolicy policy) {
        return of("acme", policy, new SignIn(SignInKind.LOCAL_ACCOUNTS, null, null), size);
    }

    /** A LOCAL tenant of another size. */
    public static TenantProfile sized(SizeProfile size) {
        return sized(size, DataPolicy.LOCAL);
    }

    private static TenantProfile of(String slug, DataPolicy policy, SignIn signIn) {
        return of(slug, policy, signIn, SizeProfile.S);
    }

    private static TenantProfile of(String slug, DataPolicy policy, SignIn signIn, SizeProfile size) {
        return new TenantProfile(
                Slug.of(slug),
                new Company(
                        "Acme",
                        "Acme GmbH",
                        new BillingAddress("Hauptstr. 1", "10115", "Berlin", "DE"),
                        null,
                        List.of(new Contact(ContactRole.ADMIN, "Ada Beispiel", "ada@acme.example"))),
                new Contract(LocalDate.parse("2026-12-01"), "DPA-1"),
                new AwsTarget(
                        AccountOrigin.BROUGHT,
                        "111122223333",
                        "eu-central-1",
                        "arn:aws:iam::111122223333:role/tenantry-provisioner",
                        "x-1",
                        "10.20.0.0/16"),
                policy,
                size,
                40,
                signIn,
                "assistant.acme.example",
                "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000",
                List.of("llama3.2"),
                List.of(new McpChoice("agency", null, null)),
                "2026.11",
                new MaintenanceWindow(
                        Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 0), Duration.ofHours(4), ZoneId.of("Europe/Berlin")),
                Set.of());
    }
}
