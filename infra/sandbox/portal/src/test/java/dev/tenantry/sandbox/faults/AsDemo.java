package dev.tenantry.sandbox.faults;

import dev.tenantry.identity.PersonId;
import dev.tenantry.portal.security.SignedIn;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** Runs a test signed in as a demo person, by the subject: {@code sandbox-ada}. */
@Retention(RetentionPolicy.RUNTIME)
@WithSecurityContext(factory = AsDemo.Factory.class)
@interface AsDemo {

    String value();

    record Principal(UUID id) implements SignedIn, Serializable {

        @Override
        public PersonId person() {
            return new PersonId(id);
        }
    }

    /** Builds the context that sign-in would have left behind. */
    final class Factory implements WithSecurityContextFactory<AsDemo> {

        @Override
        public SecurityContext createSecurityContext(AsDemo as) {
            var id = UUID.nameUUIDFromBytes(as.value().getBytes(StandardCharsets.UTF_8));
            return new SecurityContextImpl(
                    UsernamePasswordAuthenticationToken.authenticated(new Principal(id), null, List.of()));
        }
    }
}
