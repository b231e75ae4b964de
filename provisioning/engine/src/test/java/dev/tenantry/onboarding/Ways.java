package dev.tenantry.onboarding;

import dev.tenantry.register.OpenServers;

/** Ways out of a tenant's network whose both sides' words are those in the profile. */
final class Ways {

    private Ways() {}

    static PrivateWays by(InfrastructureSettings settings) {
        return new PrivateWays(settings, (tenant, profile) -> OpenServers.among(profile, profile.mcpServers()));
    }

    /** In an account at AWS itself, with a service behind each of the three. */
    static PrivateWays all() {
        return by(new InfrastructureSettings(null, null, service(1), service(2), service(3)));
    }

    static String service(int number) {
        return "com.amazonaws.vpce.eu-central-1.vpce-svc-0000000000000000" + number;
    }
}
