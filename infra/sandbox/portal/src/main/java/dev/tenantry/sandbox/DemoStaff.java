package dev.tenantry.sandbox;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Lets a demo person act without a browser: through the same use cases, with the same guard and the same audit. */
final class DemoStaff {

    private DemoStaff() {}

    /** What the act returns when this person does it. */
    static <T> T as(DemoPerson person, Supplier<T> act) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                new DemoPrincipal(person.id().value()), null, List.of()));
        SecurityContextHolder.setContext(context);
        try {
            return act.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
