package dev.tenantry.onboarding;

import dev.tenantry.models.GatewayLimits;
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
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tenant's team, with an explicit list of models. */
final class GatewayTeamPiece implements Piece {

    /** The fact that names it. */
    static final String TEAM = "team";

    private final ModelGateway gateway;

    GatewayTeamPiece(ModelGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Saying called() {
        return OnboardingPhrase.TEAM.say();
    }

    static GatewayTeamId id(StepContext context) {
        return GatewayTeamId.of(context.profile().slug(), context.tenant());
    }

    /** Limits are not agreed at onboarding; what somebody set since is left. */
    private static GatewayTeam wanted(StepContext context, GatewayLimits limits) {
        TenantProfile profile = context.profile();
        boolean local = profile.dataPolicy() == DataPolicy.LOCAL;
        Set<String> models = local ? Set.of(GatewayTeam.NO_MODEL) : Set.copyOf(profile.models());
        return new GatewayTeam(id(context), profile.company().displayName(), models, limits, local);
    }

    @Override
    public List<Change> plan(StepContext context) {
        Optional<GatewayTeam> now = gateway.team(id(context));
        String address = id(context).value();
        return now.isEmpty()
                ? List.of(Changes.create(
                        OutsideSystem.LITELLM, "team", address, values(wanted(context, GatewayLimits.none()))))
                : Changes.between(
                        OutsideSystem.LITELLM,
                        "team",
                        address,
                        values(now.get()),
                        values(wanted(context, now.get().limits())));
    }

    private static Map<String, Value> values(GatewayTeam team) {
        return new TreeMap<>(Map.of(
                "name", Value.known(team.name()),
                "models", Value.known(String.join(", ", new TreeSet<>(team.models()))),
                "blocked", Value.known(Boolean.toString(team.blocked()))));
    }

    @Override
    public Facts ensure(StepContext context, Facts soFar) {
        Optional<GatewayTeam> now = gateway.team(id(context));
        if (now.isEmpty()) {
            write(context, "litellm.team.created", wanted(context, GatewayLimits.none()), gateway::createTeam);
        } else if (!now.get().equals(wanted(context, now.get().limits()))) {
            write(context, "litellm.team.changed", wanted(context, now.get().limits()), gateway::changeTeam);
        }
        return Facts.of(TEAM, id(context).value());
    }

    private static void write(
            StepContext context, String act, GatewayTeam team, java.util.function.Consumer<GatewayTeam> doing) {
        Map<String, String> details =
                Map.of("models", String.join(", ", team.models()), "blocked", Boolean.toString(team.blocked()));
        context.effect(OutsideSystem.LITELLM, act, team.id().value(), details, () -> {
            doing.accept(team);
            return team;
        });
        context.log().info("team " + team.id() + " may use " + String.join(", ", team.models()));
    }

    @Override
    public List<Saying> differences(StepContext context) {
        Optional<GatewayTeam> now = gateway.team(id(context));
        if (now.isEmpty()) {
            return List.of(OnboardingPhrase.NO_TEAM.say(id(context)));
        }
        return now.get().equals(wanted(context, now.get().limits()))
                ? List.of()
                : List.of(OnboardingPhrase.TEAM_DIFFERS.say(id(context)));
    }

    @Override
    public void undo(StepContext context) {
        if (gateway.team(id(context)).isPresent()) {
            context.effect(
                    OutsideSystem.LITELLM, "litellm.team.deleted", id(context).value(), Map.of(), () -> {
                        gateway.deleteTeam(id(context));
                        return id(context);
                    });
        }
    }

    @Override
    public List<Change> removal(StepContext context) {
        return gateway
                .team(id(context))
                .map(team -> Changes.destroy(
                        OutsideSystem.LITELLM, "team", id(context).value()))
                .stream()
                .toList();
    }

    @Override
    public List<Saying> left(StepContext context) {
        return gateway.team(id(context)).isPresent()
                ? List.of(StepPhrase.STILL_THERE.say(called(), id(context)))
                : List.of();
    }
}
