package dev.tenantry;

import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** One line of the access matrix: something, and what becomes of it for each role and for nobody. */
final class MatrixLine {

    private MatrixLine() {}

    /** One for each role, and nobody. */
    static Stream<Optional<Role>> callers() {
        return Stream.concat(Stream.of(Role.values()).map(Optional::of), Stream.of(Optional.empty()));
    }

    static void signIn(Optional<Role> caller) {
        SecurityContextHolder.setContext(caller.map(As.Factory::signedIn).orElseGet(SecurityContextImpl::new));
    }

    static String line(String name, Function<Optional<Role>, String> cell) {
        var cells = callers().map(cell).map("%-16s"::formatted).collect(Collectors.joining());
        return ("%-64s".formatted(name) + cells).stripTrailing();
    }
}
