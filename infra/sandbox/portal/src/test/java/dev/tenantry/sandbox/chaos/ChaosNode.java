package dev.tenantry.sandbox.chaos;

import dev.tenantry.TenantryPortal;
import dev.tenantry.database.DatabaseAtStart;
import org.springframework.boot.SpringApplication;

/** The sandbox's portal with a database that outlives it and that nodes share, which a sandbox of people refuses. */
public final class ChaosNode {

    private ChaosNode() {}

    public static void main(String[] args) {
        var application = new SpringApplication(TenantryPortal.class);
        application.setMainApplicationClass(ChaosNode.class);
        application.setAdditionalProfiles("sandbox");
        application.addInitializers(new DatabaseAtStart());
        application.run(args);
    }
}
