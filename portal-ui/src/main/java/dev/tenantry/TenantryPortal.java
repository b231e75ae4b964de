package dev.tenantry;

import dev.tenantry.database.DatabaseAtStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The portal in production: every module of the class path, signed in to by OpenID Connect. */
@SpringBootApplication
public class TenantryPortal {

    public static void main(String[] args) {
        var application = new SpringApplication(TenantryPortal.class);
        application.addInitializers(new DatabaseAtStart());
        application.run(args);
    }
}
