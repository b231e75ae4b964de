package dev.tenantry.suspension;

import dev.tenantry.models.GatewayTeam;
import dev.tenantry.models.GatewayTeamId;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Piece;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.DataPolicy;
import java.util.List;
import java.util.Map;

/** Whether the tenant's team gets answers from the model gateway. A LOCAL tenant's never does, suspended or not. */
final class TeamGate implements Piece {

    private final ModelGateway gateway;
    private final boolean open;

    TeamGate(ModelGateway gateway, boolean open) {
        this.gateway = gateway;
        this.open = open;
    }

    @Override
    public Saying called() {
        return SuspensionPhrase.TEAM_GATE.say();
    }

    private static GatewayTeamId id(StepContext context) {
        return GatewayTeamId.of(context.profile().slug(), context.tenant());
    }

    private static boolean blocked(StepContext context, boolean open) {
        return !open || context.profile().dataPolicy() == DataPolicy.LOCAL;
    }

    @Override
    public List<Change> plan(StepContext context) {
        return gateway.team(id(context))
                .map(now -> Changes.between(
                        OutsideSystem.LITELLM,
                        "team",
                        id(context).value(),
                        values(now.blocked()),
                        values(blocked(context, open))))
                .orElse(List.of());
    }

    private static Map<String, Value> values(boolean blocked) {
        return Map.of("blocked", Value.known(Boolean.toString(blocked)));
    }

    /** Whoever has no team gets no answer either; opening needs one, which reading back tells. */
    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        turn(context, blocked(context, open));
        return Facts.none();
    }

    private void turn(StepContext context, boolean blocked) {
        gateway.team(id(context)).filter(now -> now.blocked() != blocked).ifPresent(now -> {
            GatewayTeam wanted = new GatewayTeam(now.id(), now.name(), now.models(), now.limits(), blocked);
            Map<String, String> details = Map.of("blocked", Boolean.toString(blocked));
            context.effect(
                    OutsideSystem.LITELLM, "litellm.team.changed", now.id().value(), details, () -> {
                        gateway.changeTeam(wanted);
                        return wanted;
                    });
            context.log().info("team " + now.id() + (blocked ? " is refused from now on" : " is answered again"));
        });
    }

    @Override
    public List<Saying> differences(StepContext context) {
        return differences(context, open);
    }

    private List<Saying> differences(StepContext context, boolean isOpen) {
        boolean blocked = blocked(context, isOpen);
        return gateway.team(id(context))
                .map(now -> now.blocked() == blocked ? List.<Saying>of() : List.of(turned(now)))
                .orElseGet(() -> isOpen ? List.of(SuspensionPhrase.NO_TEAM.say(id(context))) : List.of());
    }

    private static Saying turned(GatewayTeam now) {
        return now.blocked() ? SuspensionPhrase.TEAM_BLOCKED.say(now.id()) : SuspensionPhrase.TEAM_OPEN.say(now.id());
    }

    /** A gate has nothing that could be taken away. */
    @Override
    public List<Change> removal(StepContext context) {
        return List.of();
    }

    @Override
    public List<Saying> left(StepContext context) {
        return differences(context, !open);
    }

    @Override
    public void undo(StepContext context) {
        turn(context, blocked(context, !open));
    }
}
