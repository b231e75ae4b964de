package dev.tenantry.identity;

import dev.tenantry.database.TenantScope;
import dev.tenantry.tenants.TenantId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/** Stands before every use case: checks the caller's memberships as they are now, then opens the caller's scope. */
final class UseCaseGuard implements MethodInterceptor {

    private final Supplier<CurrentActor> caller;
    private final Supplier<Memberships> memberships;
    private final Supplier<TenantScope> scope;

    UseCaseGuard(Supplier<CurrentActor> caller, Supplier<Memberships> memberships, Supplier<TenantScope> scope) {
        this.caller = caller;
        this.memberships = memberships;
        this.scope = scope;
    }

    /** Who is not confined goes on in the transaction that has looked at the memberships: most calls are theirs. */
    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        Allow allow = UseCaseLaws.allowOf(call.getMethod());
        if (allow.scope() == Allow.Scope.BY_METHOD) {
            confinementOf(call, allow);
            return call.proceed();
        }
        Supplier<@Nullable Object> answer = scope.get().asProvider(() -> answerOf(call, allow));
        return answer.get();
    }

    private Supplier<@Nullable Object> answerOf(MethodInvocation call, Allow allow) {
        Optional<TenantId> confined = confinementOf(call, allow);
        if (confined.isPresent()) {
            return () -> scope.get().<@Nullable Object>asTenant(confined.get(), () -> proceed(call));
        }
        Object answer = proceed(call);
        return () -> answer;
    }

    /** Empty if the caller may see all tenants. */
    private Optional<TenantId> confinementOf(MethodInvocation call, Allow allow) {
        Set<Role> allowed = EnumSet.copyOf(Arrays.asList(allow.value()));
        Set<Membership> held = memberships.get().of(caller.get().actor());
        return AccessRule.decide(allowed, held, tenantOf(call));
    }

    private static @Nullable TenantId tenantOf(MethodInvocation call) {
        return Arrays.stream(call.getArguments())
                .filter(TenantId.class::isInstance)
                .map(TenantId.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** Use cases declare no checked exceptions, which {@link UseCaseLaws} sees to. */
    private static @Nullable Object proceed(MethodInvocation call) {
        try {
            return call.proceed();
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable undeclared) {
            throw new IllegalStateException("a use case threw what it does not declare", undeclared);
        }
    }
}
