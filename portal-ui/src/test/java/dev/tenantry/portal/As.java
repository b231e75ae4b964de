package dev.tenantry.portal;

import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** Runs a test signed in as the person who has this role. */
@Retention(RetentionPolicy.RUNTIME)
@WithSecurityContext(factory = As.Factory.class)
public @interface As {

    Role value();

    /** Builds the context that sign-in would have left behind. */
    final class Factory implements WithSecurityContextFactory<As> {

        @Override
        public SecurityContext createSecurityContext(As as) {
            return signedIn(as.value());
        }

        /** The context of somebody who has this role. */
        public static SecurityContext signedIn(Role role) {
            return signedIn(TestPeople.of(role));
        }

        /** The context of this person. */
        public static SecurityContext signedIn(PersonId person) {
            var principal = new TestPeople.Principal(person.value());
            return new SecurityContextImpl(
                    UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
        }
    }
}
