package dev.tenantry.sandbox;

import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.tenants.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The people of the sandbox, one for each role. */
enum DemoPerson {
    ADA("Ada Baumann", Role.PROVIDER_ADMIN),
    OLEG("Oleg Petrov", Role.OPERATOR),
    SUE("Sue Okafor", Role.SUPPORT),
    AYLIN("Aylin Demir", Role.AUDITOR),
    TOM("Tom Acker", Role.TENANT_ADMIN);

    /** Whose administrator Tom is as long as there are no demo tenants. */
    static final TenantId NOBODY = new TenantId(uuid("sandbox-tenant-acme"));

    private final String fullName;
    private final Role role;

    DemoPerson(String fullName, Role role) {
        this.fullName = fullName;
        this.role = role;
    }

    String fullName() {
        return fullName;
    }

    Role role() {
        return role;
    }

    /** What an identity provider would name as the token's subject. */
    String subject() {
        return "sandbox-" + name().toLowerCase(Locale.ROOT);
    }

    PersonId id() {
        return new PersonId(uuid(subject()));
    }

    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<DemoPerson> bySubject(String subject) {
        return Stream.of(values()).filter(p -> p.subject().equals(subject)).findFirst();
    }
}
