package dev.tenantry.aws;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param controlPlanePrincipal ARN of the role that the portal runs as, the only one that tenants' accounts let in */
@ConfigurationProperties("tenantry.bootstrap")
record ControlPlane(@Nullable String controlPlanePrincipal) {

    String principalOrThrow() {
        if (controlPlanePrincipal == null || controlPlanePrincipal.isBlank()) {
            throw new IllegalStateException("tenantry.bootstrap.control-plane-principal is not set");
        }
        return controlPlanePrincipal;
    }

    Stream<String> missing() {
        return controlPlanePrincipal == null || controlPlanePrincipal.isBlank()
                ? Stream.of("tenantry.bootstrap.control-plane-principal")
                : Stream.empty();
    }
}
