package dev.tenantry.sandbox;

import dev.tenantry.TenantryPortal;
import dev.tenantry.database.DatabaseAtStart;
import org.springframework.boot.SpringApplication;

/** Second composition root of the portal: everything of {@link TenantryPortal} plus this package. */
public final class SandboxPortal {

    private SandboxPortal() {}

    public static void main(String[] args) {
        var application = new SpringApplication(TenantryPortal.class);
        application.setMainApplicationClass(SandboxPortal.class);
        application.setAdditionalProfiles("sandbox");
        application.addListeners(new LoopbackOnly());
        application.addInitializers(new DatabaseAtStart());
        application.run(args);
    }
}
