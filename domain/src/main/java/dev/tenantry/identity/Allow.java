package dev.tenantry.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a use case, checked against the memberships as they are at the call.
 *
 * <p>If the method has a parameter of type {@link dev.tenantry.tenants.TenantId}, a {@link Role#TENANT_ADMIN} is let
 * through for that tenant only; any other tenant is "not found". Provider roles are for all tenants.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {

    /** The roles; {@link Role#PROVIDER_ADMIN} is never implied, it is named like every other. */
    Role[] value();

    /** How the method meets the database. */
    Scope scope() default Scope.OPENED;

    /** Whether the check opens the transaction. */
    enum Scope {
        /** The whole method runs in one transaction under the caller's row-level scope. */
        OPENED,
        /** The method talks to outside systems and opens scopes itself, so that no transaction waits for them. */
        BY_METHOD
    }
}
