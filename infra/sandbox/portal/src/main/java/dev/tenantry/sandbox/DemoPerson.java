package dev.tenantry.sandbox;

import dev.tenantry.identity.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The people of the sandbox, one for each role. */
enum DemoPerson {
    ADA("Ada Baumann", Role.PROVIDER_ADMIN),
    OLEG("Oleg Petrov", Role.OPERATOR),
    SUE("Sue Okafor", Role.SUPPORT),
    AYLIN("Aylin Demir", Role.AUDITOR),
    TOM("Tom Acker", Role.TENANT_ADMIN);

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

    static Optional<DemoPerson> bySubject(String subject) {
        return Stream.of(values()).filter(p -> p.subject().equals(subject)).findFirst();
    }
}
