package dev.tenantry.portal.shell;

import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideOutcomes;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.look.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Remembers of the provider's own systems how this node's last call of each ended. Nobody is asked for it: a system that
 * nothing is wanted of is unknown. What stands in tenants' networks is many, and no one state could be said of it.
 */
@Component
class OutsideMemory implements OutsideStatus.Source, OutsideOutcomes.Listener, InitializingBean, DisposableBean {

    /** Spoken to over HTTP, and the same for all tenants. */
    private static final List<OutsideSystem> SHOWN =
            List.of(OutsideSystem.LITELLM, OutsideSystem.LAGO, OutsideSystem.KEYCLOAK);

    private final Map<OutsideSystem, Seen> seen = new ConcurrentHashMap<>();
    private final Clock clock;

    OutsideMemory(Clock clock) {
        this.clock = clock;
    }

    private record Seen(boolean lives, Instant since, Instant asOf) {

        Seen then(boolean now, Instant at) {
            return new Seen(now, now == lives ? since : at, at);
        }
    }

    @Override
    public void afterPropertiesSet() {
        OutsideOutcomes.listen(this);
    }

    @Override
    public void destroy() {
        OutsideOutcomes.unlisten(this);
    }

    /** Whoever says no is there: "not found" and "already there" are answers. */
    @Override
    public void ended(OutsideSystem system, Optional<Kind> failure) {
        boolean lives = failure.map(Kind::lives).orElse(true);
        Instant now = clock.instant();
        seen.compute(system, (same, before) -> before == null ? new Seen(lives, now, now) : before.then(lives, now));
    }

    @Override
    public List<OutsideStatus> lastKnown() {
        return SHOWN.stream().map(system -> status(system, seen.get(system))).toList();
    }

    private static OutsideStatus status(OutsideSystem system, @Nullable Seen last) {
        return last == null
                ? new OutsideStatus(system, State.UNKNOWN, null, null)
                : new OutsideStatus(system, last.lives() ? State.LIVE : State.FAILED, last.since(), last.asOf());
    }
}
