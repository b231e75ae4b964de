package dev.tenantry.identity;

import dev.tenantry.tenants.TenantId;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What every use case must keep to; broken laws stop the start and the build. */
public final class UseCaseLaws {

    private UseCaseLaws() {}

    /** The public methods of a use case, those that people and machines can call. */
    public static List<Method> methods(Class<?> useCase) {
        return Arrays.stream(useCase.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .toList();
    }

    /** One line for each broken law; empty for a lawful use case. */
    public static List<String> broken(Class<?> useCase) {
        return methods(useCase).stream().flatMap(UseCaseLaws::broken).sorted().toList();
    }

    private static Stream<String> broken(Method method) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        Allow allow = method.getAnnotation(Allow.class);
        if (allow == null || allow.value().length == 0) {
            return Stream.of(name + " says not who may call it");
        }
        boolean forTenants = Arrays.stream(allow.value()).anyMatch(role -> role.side() == Role.Side.TENANT);
        long tenants = Arrays.stream(method.getParameterTypes())
                .filter(TenantId.class::equals)
                .count();
        return Stream.of(
                        forTenants && tenants == 0 ? name + " lets tenants in but names no tenant" : "",
                        forTenants && tenants > 1
                                ? name + " lets tenants in but names several, of which one is checked"
                                : "",
                        method.getExceptionTypes().length > 0 ? name + " declares checked exceptions" : "")
                .filter(line -> !line.isEmpty());
    }

    static Allow allowOf(Method method) {
        Allow allow = method.getAnnotation(Allow.class);
        if (allow == null) {
            throw new IllegalStateException(method + " says not who may call it");
        }
        return allow;
    }
}
