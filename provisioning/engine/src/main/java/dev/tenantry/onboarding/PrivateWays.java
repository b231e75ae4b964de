package dev.tenantry.onboarding;

import dev.tenantry.register.OpenServers;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which ways out a tenant's network has, by what was agreed and what both sides have acknowledged now (R3.2, R4.2). */
@Component
class PrivateWays {

    private final InfrastructureSettings settings;
    private final OpenServers servers;

    PrivateWays(InfrastructureSettings settings, OpenServers servers) {
        this.settings = settings;
        this.servers = servers;
    }

    /** Name of the endpoint service that the way leads to; empty if this tenant has no such way. */
    Optional<String> service(PrivateWay way, TenantId tenant, TenantProfile profile) {
        return Optional.ofNullable(
                        switch (way) {
                            case GATEWAY -> settings.gatewayService();
                            case SIGN_IN -> settings.signInService();
                            case TOOLS -> settings.toolsService();
                        })
                .filter(service -> isOpen(way, tenant, profile));
    }

    private boolean isOpen(PrivateWay way, TenantId tenant, TenantProfile profile) {
        return switch (way) {
            case GATEWAY -> profile.dataPolicy() == DataPolicy.EXTERNAL;
            case SIGN_IN -> profile.signIn().kind() == SignInKind.PROVIDER_KEYCLOAK;
            case TOOLS -> !servers.of(tenant, profile).isEmpty();
        };
    }

    /** An emulator has no endpoint services whose owner could accept anything. */
    boolean areAccepted() {
        return settings.emulator() == null;
    }
}
