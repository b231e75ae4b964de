package dev.tenantry.portal.security;

import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.auth.AccessCheckResult;
import com.vaadin.flow.server.auth.NavigationAccessChecker;
import com.vaadin.flow.server.auth.NavigationContext;
import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who may open a view: its {@code @RolesAllowed} against the memberships as they are now, not as they were at sign-in. A
 * view check arranges pages; data is guarded by the use cases.
 */
@Component
class ViewAccess implements NavigationAccessChecker {

    private final AccessAnnotationChecker annotations = new AccessAnnotationChecker();
    private final transient CurrentViewer viewers;

    ViewAccess(CurrentViewer viewers) {
        this.viewers = viewers;
    }

    @Override
    public AccessCheckResult check(NavigationContext context) {
        if (context.isErrorHandling()) {
            return context.allow();
        }
        var viewer = viewers.find();
        var target = context.getNavigationTarget();
        var roles = viewer.map(Viewer::roles).orElse(Set.of());
        if (annotations.hasAccess(target, context.getPrincipal(), role -> roles.contains(Role.valueOf(role)))) {
            return context.allow();
        }
        if (context.getPrincipal() == null) {
            return context.deny("nobody is signed in");
        }
        throw new AccessRefused(needed(target));
    }

    private static Set<Role> needed(Class<?> target) {
        return Optional.ofNullable(target.getAnnotation(RolesAllowed.class)).stream()
                .flatMap(allowed -> Stream.of(allowed.value()))
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
