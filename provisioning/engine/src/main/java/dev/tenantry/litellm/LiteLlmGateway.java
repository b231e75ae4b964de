package dev.tenantry.litellm;

import dev.tenantry.models.GatewayKey;
import dev.tenantry.models.GatewayLimits;
import dev.tenantry.models.GatewayTeam;
import dev.tenantry.models.GatewayTeamId;
import dev.tenantry.models.ModelGateway;
import dev.tenantry.outside.Answer;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideHttp;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.SecretFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** LiteLLM as the model gateway. */
@Component
@EnableConfigurationProperties(LiteLlmSettings.class)
class LiteLlmGateway implements ModelGateway {

    private static final OutsideSystem SYSTEM = OutsideSystem.LITELLM;
    private static final int MOST_PAGES = 100;

    private final SingletonSupplier<LiteLlmApi> api;

    LiteLlmGateway(LiteLlmSettings settings) {
        SecretFile key = new SecretFile(SYSTEM, "tenantry.litellm.key-file", settings.keyFile()).known();
        this.api = SingletonSupplier.of(() -> OutsideHttp.to(SYSTEM, "tenantry.litellm.url", settings.url())
                .bearer(key::read)
                .refusing(new LiteLlmRefusals())
                .repeatingReads()
                .proxy(LiteLlmApi.class));
    }

    @Override
    public void check() {
        String database = new Answer(SYSTEM, api.obtain().readiness()).text("db");
        if (!database.equals("connected")) {
            throw new OutsideFailure(SYSTEM, Kind.DOWN, "its database is " + database);
        }
        new Answer(SYSTEM, api.obtain().teams("t-none")).each("teams");
    }

    // ---- teams

    @Override
    public Optional<GatewayTeam> team(GatewayTeamId id) {
        return new Answer(SYSTEM, api.obtain().teams(id.value()))
                .each("teams").stream()
                        .filter(row -> row.text("team_id").equals(id.value()))
                        .findFirst()
                        .map(row -> team(id, row));
    }

    private static GatewayTeam team(GatewayTeamId id, Answer row) {
        List<String> models = row.texts("models");
        GatewayLimits limits = new GatewayLimits(
                row.decimal("max_budget").orElse(null),
                row.whole("rpm_limit").orElse(null),
                row.whole("tpm_limit").orElse(null));
        return new GatewayTeam(
                id,
                row.optional("team_alias").orElse(""),
                models.isEmpty() ? Set.of("all-proxy-models") : Set.copyOf(models),
                limits,
                row.flag("blocked"));
    }

    @Override
    public void createTeam(GatewayTeam wanted) {
        Map<String, @Nullable Object> body = wishes(wanted);
        body.put("team_id", wanted.id().value());
        body.put("metadata", Map.of("managed-by", "tenantry"));
        try {
            api.obtain().createTeam(body);
        } catch (OutsideFailure failure) {
            if (failure.kind() != Kind.ALREADY_EXISTS) {
                throw failure;
            }
        }
    }

    @Override
    public void changeTeam(GatewayTeam wanted) {
        api.obtain().changeTeam(wanted.id().value(), wishes(wanted));
    }

    /** Limits are always sent: a null takes one away. */
    private static Map<String, @Nullable Object> wishes(GatewayTeam wanted) {
        GatewayLimits limits = wanted.limits();
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("team_alias", wanted.name());
        body.put("models", List.copyOf(wanted.models()));
        body.put("max_budget", limits.monthlyBudget());
        body.put("budget_duration", limits.monthlyBudget() == null ? null : "30d");
        body.put("rpm_limit", limits.requestsPerMinute());
        body.put("tpm_limit", limits.tokensPerMinute());
        body.put("blocked", wanted.blocked());
        return body;
    }

    /** LiteLLM's "not found" is believed here only because the list was asked before. */
    @Override
    public void deleteTeam(GatewayTeamId id) {
        if (team(id).isPresent()) {
            unlessGone(() -> api.obtain().deleteTeams(Map.of("team_ids", List.of(id.value()))));
        }
    }

    // ---- keys

    @Override
    public List<GatewayKey> keys(GatewayTeamId team) {
        List<GatewayKey> keys = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Answer answer = new Answer(SYSTEM, api.obtain().keysOfTeam(team.value(), page));
            answer.each("keys").forEach(row -> key(row).ifPresent(keys::add));
            if (page >= answer.whole("total_pages").orElse(0L)) {
                return keys;
            }
        }
        throw new OutsideFailure(SYSTEM, Kind.NOT_UNDERSTOOD, "its list of keys does not end");
    }

    @Override
    public Optional<GatewayKey> key(String alias) {
        return new Answer(SYSTEM, api.obtain().keysOfAlias(alias))
                .each("keys").stream()
                        .flatMap(row -> key(row).stream())
                        .filter(key -> key.alias().equals(alias))
                        .findFirst();
    }

    /** Empty for a key without alias or of a team that is not ours: somebody made it by hand. */
    private static Optional<GatewayKey> key(Answer row) {
        return row.optional("key_alias")
                .flatMap(alias -> row.optional("team_id")
                        .filter(GatewayTeamId::isValid)
                        .map(team -> new GatewayKey(
                                alias,
                                row.text("token"),
                                new GatewayTeamId(team),
                                Set.copyOf(row.texts("models")),
                                row.flag("blocked"))));
    }

    @Override
    public void createKey(GatewayTeamId team, String alias, String secret, Set<String> models) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("an empty model list would open all models of the team to " + alias);
        }
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("team_id", team.value());
        body.put("key_alias", alias);
        body.put("key", secret);
        body.put("key_type", "llm_api");
        body.put("models", List.copyOf(models));
        body.put("metadata", Map.of("managed-by", "tenantry"));
        try {
            api.obtain().createKey(body);
        } catch (OutsideFailure failure) {
            if (failure.kind() != Kind.ALREADY_EXISTS) {
                throw failure;
            }
        }
        // a secret that is in use under another alias is answered with 200, and nothing is stored
        if (key(alias).filter(key -> key.isOf(secret)).isEmpty()) {
            throw new OutsideFailure(SYSTEM, Kind.ALREADY_EXISTS, alias + " is a key with another secret");
        }
    }

    @Override
    public void deleteKey(String alias) {
        if (key(alias).isPresent()) {
            unlessGone(() -> api.obtain().deleteKeys(Map.of("key_aliases", List.of(alias))));
        }
    }

    private static void unlessGone(Runnable delete) {
        try {
            delete.run();
        } catch (OutsideFailure failure) {
            if (failure.kind() != Kind.NOT_FOUND) {
                throw failure;
            }
        }
    }
}
