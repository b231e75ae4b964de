package dev.tenantry;

import dev.tenantry.identity.Membership;
import dev.tenantry.identity.Role;
import dev.tenantry.notifications.Habit;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.io.StringWriter;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something real to call any use case with: ids of one tenant and its run, and values that every constructor takes. What
 * may be left out is left out, so that a filter hides nothing, but never the tenant.
 *
 * @param number of the run
 */
record SampleArguments(TenantId tenant, RunId run, long number) {

    @Nullable
    Object[] of(Method method) {
        return Arrays.stream(method.getParameters()).map(this::argument).toArray();
    }

    private @Nullable Object argument(Parameter parameter) {
        boolean numbered =
                parameter.getType() == long.class && parameter.getName().equals("number");
        return numbered ? Long.valueOf(number) : value(parameter.getParameterizedType(), parameter.getAnnotatedType());
    }

    private @Nullable Object value(Type declared, AnnotatedElement place) {
        Class<?> type = declared instanceof Class<?> plain ? plain : raw(declared);
        if (type == TenantId.class) {
            return tenant;
        }
        if (type == RunId.class) {
            return run;
        }
        if (place.isAnnotationPresent(Nullable.class)) {
            return null;
        }
        return Optional.ofNullable(simple(type)).orElseGet(() -> made(type, declared));
    }

    private static Class<?> raw(Type declared) {
        if (declared instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> type) {
            return type;
        }
        throw new IllegalArgumentException("no sample of " + declared);
    }

    /** What has no parts of its own. */
    private @Nullable Object simple(Class<?> type) {
        if (type.isPrimitive()) {
            return Array.get(Array.newInstance(type, 1), 0);
        }
        return Map.<Class<?>, Object>of(
                        String.class,
                        "sample",
                        UUID.class,
                        tenant.value(),
                        Instant.class,
                        Instant.EPOCH,
                        Duration.class,
                        Duration.ofMinutes(1),
                        // no address that anybody may be sent to
                        URI.class,
                        URI.create("http://127.0.0.1:1/"),
                        Membership.class,
                        new Membership(Role.TENANT_ADMIN, tenant),
                        TenantDraft.class,
                        TenantDraft.fresh(),
                        Habit.class,
                        new Habit("en", null, Set.of()))
                .get(type);
    }

    private Object made(Class<?> type, Type declared) {
        if (type == Appendable.class) {
            return new StringWriter();
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (Collection.class.isAssignableFrom(type)) {
            return several(type, declared);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return record(type);
        }
        throw new IllegalArgumentException("no sample of " + type);
    }

    /** Of tenants the one, of everything else none. */
    private Collection<?> several(Class<?> type, Type declared) {
        boolean ofTenants =
                declared instanceof ParameterizedType generic && generic.getActualTypeArguments()[0] == TenantId.class;
        List<TenantId> all = ofTenants ? List.of(tenant) : List.of();
        return type == Set.class ? Set.copyOf(all) : all;
    }

    private Object record(Class<?> type) {
        RecordComponent[] parts = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(parts).map(this::part).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no sample of " + type, e);
        }
    }

    /** The parts of what is asked for begin with one. */
    private @Nullable Object part(RecordComponent part) {
        Class<?> type = part.getType();
        if (type == int.class) {
            return 1;
        }
        return type == long.class ? Long.valueOf(1) : value(part.getGenericType(), part.getAnnotatedType());
    }
}
