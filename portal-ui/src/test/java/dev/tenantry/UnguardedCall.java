package dev.tenantry;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.NotSignedIn;
import dev.tenantry.tenants.TenantId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.test.util.AopTestUtils;

/**
 * A use case that is really carried out, with or without the guard before it. Without, it works in the scope that the guard
 * would have opened, and what it changed is taken back.
 */
final class UnguardedCall {

    /** What came of it. */
    sealed interface Outcome {

        /**
         * It came to its end.
         *
         * @param value what was returned
         */
        record Returned(@Nullable Object value) implements Outcome {}

        record Thrown(Throwable thrown) implements Outcome {}

        /** In one word, for the matrix. What is no refusal of ours begins with an exclamation mark. */
        default String word() {
            return switch (this) {
                case Returned(var value) -> UnguardedCall.word(value);
                case Thrown(AccessRefused _) -> "refused";
                case Thrown(NotFound _) -> "not found";
                case Thrown(NotSignedIn _) -> "sign in";
                case Thrown(DataAccessException closed) when isClosed(closed) -> "rows closed";
                case Thrown(var other) ->
                    other.getClass().getSimpleName().equals("WrongScope") ? "scope closed" : "!" + other;
            };
        }
    }

    private final Object bean;
    private final Method method;
    private final TenantScope scope;

    private UnguardedCall(Object bean, Method method, TenantScope scope) {
        this.bean = bean;
        this.method = method;
        this.scope = scope;
    }

    /** As a page or a machine would call it. */
    static UnguardedCall guarded(ApplicationContext context, Method method) {
        return new UnguardedCall(
                context.getBean(method.getDeclaringClass()), method, context.getBean(TenantScope.class));
    }

    /** Past the guard. */
    static UnguardedCall of(ApplicationContext context, Method method) {
        var bean = AopTestUtils.getUltimateTargetObject(context.getBean(method.getDeclaringClass()));
        return new UnguardedCall(bean, method, context.getBean(TenantScope.class));
    }

    /** Whether the use case opens scopes itself. */
    boolean opensScopes() {
        return method.getAnnotation(Allow.class).scope() == Allow.Scope.BY_METHOD;
    }

    /** In the provider's scope, which sees every tenant. */
    Outcome asProvider(SampleArguments arguments) {
        return opensScopes() ? call(arguments) : takenBack(work -> scope.asProvider(work), arguments);
    }

    /** In the scope of one tenant, whatever tenant the arguments name. */
    Outcome within(TenantId tenant, SampleArguments arguments) {
        return opensScopes() ? call(arguments) : takenBack(work -> scope.asTenant(tenant, work), arguments);
    }

    /** Outside of every scope. */
    Outcome call(SampleArguments arguments) {
        try {
            return new Outcome.Returned(method.invoke(bean, arguments.of(method)));
        } catch (InvocationTargetException e) {
            return new Outcome.Thrown(Optional.ofNullable(e.getCause()).orElse(e));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Opening {
        Outcome around(Supplier<Outcome> work);
    }

    private Outcome takenBack(Opening opening, SampleArguments arguments) {
        try {
            return opening.around(() -> {
                throw new TakenBack(call(arguments));
            });
        } catch (TakenBack taken) {
            return taken.outcome;
        }
    }

    /** Ends the transaction without a commit. */
    private static final class TakenBack extends RuntimeException {

        private final transient Outcome outcome;

        TakenBack(Outcome outcome) {
            this.outcome = outcome;
        }
    }

    private static boolean isClosed(DataAccessException failure) {
        return failure.getRootCause() instanceof SQLException refused && "42501".equals(refused.getSQLState());
    }

    private static String word(@Nullable Object value) {
        return switch (value) {
            case null -> "returned";
            case Optional<?> found -> found.isPresent() ? "found" : "nothing";
            case Collection<?> all -> all.isEmpty() ? "nothing" : "found";
            case Map<?, ?> all -> all.isEmpty() ? "nothing" : "found";
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case Record page when isPage(page) -> page.toString().contains("[]") ? "nothing" : "found";
            case Record outcome -> outcome.getClass().getSimpleName();
            default -> value instanceof Boolean flag ? (flag ? "yes" : "no") : "returned";
        };
    }

    private static boolean isPage(Record value) {
        RecordComponent[] parts = value.getClass().getRecordComponents();
        return parts.length > 0 && parts[0].getType() == List.class;
    }
}
