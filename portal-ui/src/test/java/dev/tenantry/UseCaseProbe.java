package dev.tenantry;

import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.NotSignedIn;
import dev.tenantry.identity.UseCase;
import dev.tenantry.identity.UseCaseLaws;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.tenants.TenantId;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** Calls a use case through the guard that stands before it in production, and stops there. */
final class UseCaseProbe {

    /** Thrown in the use case's place. */
    private static final class Reached extends RuntimeException {}

    private final Object target;
    private final Method method;

    private UseCaseProbe(Object target, Method method) {
        this.target = target;
        this.method = method;
    }

    /** Stops right behind the guard. */
    static UseCaseProbe guarded(ApplicationContext context, Method method) {
        var factory = new ProxyFactory();
        factory.setTargetClass(method.getDeclaringClass());
        factory.setProxyTargetClass(true);
        var real = (Advised) context.getBean(method.getDeclaringClass());
        Stream.of(real.getAdvisors()).forEach(factory::addAdvisor);
        factory.addAdvice((MethodInterceptor) call -> {
            throw new Reached();
        });
        return new UseCaseProbe(factory.getProxy(), method);
    }

    /** Every use case there is. */
    static List<Method> all(ApplicationContext context) {
        return context.getBeansWithAnnotation(UseCase.class).values().stream()
                .map(ClassUtils::getUserClass)
                .filter(type -> type.getName().startsWith("dev.tenantry"))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .flatMap(type -> methods(type).stream())
                .toList();
    }

    private static List<Method> methods(Class<?> useCase) {
        return UseCaseLaws.methods(useCase).stream()
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .toList();
    }

    /** The tenants to ask for: the own and a foreign one if the use case takes one, else none. */
    Stream<@Nullable TenantId> tenants() {
        return Arrays.asList(method.getParameterTypes()).contains(TenantId.class)
                ? Stream.of(TestPeople.ACME, TestPeople.FOREIGN)
                : Stream.of((TenantId) null);
    }

    String name(@Nullable TenantId tenant) {
        var of = tenant == null ? "" : tenant.equals(TestPeople.ACME) ? " of own tenant" : " of foreign tenant";
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + of;
    }

    String call(@Nullable TenantId tenant) {
        try {
            method.invoke(target, arguments(tenant));
            return "returned";
        } catch (InvocationTargetException e) {
            return outcome(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String outcome(@Nullable Throwable thrown) {
        return switch (thrown) {
            case Reached _ -> "reached";
            case AccessRefused _ -> "refused";
            case NotFound _ -> "not found";
            case NotSignedIn _ -> "sign in";
            case null, default -> String.valueOf(thrown);
        };
    }

    private @Nullable Object[] arguments(@Nullable TenantId tenant) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type == TenantId.class ? tenant : type.isPrimitive() ? zero(type) : null)
                .toArray();
    }

    private static Object zero(Class<?> primitive) {
        return Array.get(Array.newInstance(primitive, 1), 0);
    }
}
