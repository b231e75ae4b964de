package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.aws.CacheUsers;
import dev.tenantry.aws.SecretValues;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepFailed;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import dev.tenantry.tenantside.SecretPlaces;
import dev.tenantry.tenantside.ToolTokens.Kept;
import dev.tenantry.tenantside.WrittenTokens;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Proves(value = "secrets", undo = Undo.GOES_ALONG)
class SecretsStepTests extends StepProofs {

    private static final URI AT = URI.create("https://agency.example/mcp");

    @TempDir
    private Path folder;

    private final Safe safe = new Safe();
    private final Users users = new Users();
    private final Map<String, Kept> told =
            new ConcurrentHashMap<>(Map.of("agency", new Kept(1, AT), "of-nobody", new Kept(1, AT)));

    @Override
    protected Step step() {
        return new SecretsStep(
                safe, users, new InfrastructureSettings(null, null, null, null, null), whose -> Map.copyOf(told));
    }

    /** The one that a person brings is there already. */
    @Override
    protected StepStage stage() {
        StepStage stage = waiting();
        safe.bring(
                stage.profile().aws(),
                SecretPlaces.of(stage.outputsOf(InfrastructureStep.NAME))
                        .arn("sign-in")
                        .orElseThrow(),
                "of-the-identity-provider");
        return stage;
    }

    private StepStage waiting() {
        StepStage stage = new StepStage(folder).with(Profiles.external(SignInKind.OWN_OIDC));
        Map<String, String> arns = new TreeMap<>();
        for (String name :
                Set.of("runner", "open-webui", "qdrant", "database", "cache", "gateway", "sign-in", "tools")) {
            arns.put(
                    name,
                    "arn:aws:secretsmanager:eu-central-1:111122223333:secret:" + stage.tenant() + "/" + name + "-Ab1");
        }
        return stage.withOutputs(
                        InfrastructureStep.NAME,
                        Facts.of("secret_arns", JsonMapper.shared().writeValueAsString(arns))
                                .with("cache", "{\"user_id\":\"" + stage.tenant() + "\"}"))
                .withSecret("gateway.key", "sk-of-the-gateway")
                .withSecret("tools.agency", "token-of-the-agency")
                .withSecret("tools.of-nobody", "not chosen");
    }

    @Override
    protected Set<String> world(StepContext context) {
        Set<String> ofTenant = new TreeSet<>();
        safe.current.forEach((arn, value) -> {
            if (arn.contains(context.tenant().toString())) {
                ofTenant.add(arn + " " + value);
            }
        });
        users.passwords.forEach((user, password) -> {
            if (user.equals(context.tenant().toString())) {
                ofTenant.add("Valkey " + password);
            }
        });
        return ofTenant;
    }

    @Test
    void waits_for_the_secret_that_only_a_person_can_bring_and_goes_on_when_it_is_there() {
        StepStage stage = waiting();

        assertThatThrownBy(() -> stage.start(step(), () -> {}))
                .isInstanceOf(StepFailed.class)
                .hasMessageContaining("NO_SECRET_BROUGHT");
        assertThat(step().verify(stage))
                .isEqualTo(new Verdict.Differs(List.of(OnboardingPhrase.SECRET_EMPTY.say("sign-in"))));

        SecretPlaces.of(stage.outputsOf(InfrastructureStep.NAME))
                .arn("sign-in")
                .ifPresent(arn -> safe.bring(stage.profile().aws(), arn, "typed"));
        assertThat(stage.nextAttempt().start(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
        assertThat(safe.current).containsValue("typed");
    }

    @Test
    void wants_no_sign_in_secret_of_a_tenant_without_identity_provider() {
        StepStage stage = new StepStage(folder);

        assertThat(stage.plan(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Done.class,
                        done -> assertThat(String.valueOf(done.value()))
                                .contains("runner")
                                .doesNotContain("sign-in"));
    }

    @Test
    void writes_the_tokens_of_chosen_mcp_servers_that_are_kept_and_nothing_where_none_is() {
        StepStage stage = stage();
        stage.start(step(), () -> {});
        assertThat(world(stage))
                .filteredOn(line -> line.contains("/tools-"))
                .singleElement()
                .asString()
                .contains("\"agency\":\"token-of-the-agency\"")
                .doesNotContain("not chosen");

        StepStage without = stage();
        without.secrets().remove("tools.agency");
        without.start(step(), () -> {});
        assertThat(world(without)).noneMatch(line -> line.contains("/tools-"));
        assertThat(step().verify(without)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void hands_on_which_tokens_it_has_written_and_not_those_that_were_changed_meanwhile() {
        StepStage stage = stage();
        told.put("agency", new Kept(7, AT));
        stage.start(step(), () -> {});
        assertThat(WrittenTokens.inThisRun(stage)).contains(new WrittenTokens(Map.of("agency", new Kept(7, AT))));

        safe.meanwhile = () -> told.put("agency", new Kept(8, AT));
        stage.withSecret("tools.agency", "another").nextAttempt().start(step(), () -> {});
        assertThat(WrittenTokens.inThisRun(stage)).contains(new WrittenTokens(Map.of()));
    }

    @Test
    void writes_no_token_of_which_is_not_told_that_it_is_kept() {
        told.remove("agency");
        StepStage stage = stage();
        stage.start(step(), () -> {});

        assertThat(tokens(stage)).isEmpty();
        assertThat(WrittenTokens.inThisRun(stage)).contains(new WrittenTokens(Map.of()));
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void token_that_was_replaced_or_taken_away_is_a_change_and_reaches_the_account() {
        StepStage stage = stage();
        stage.start(step(), () -> {});
        assertThat(planned(stage)).doesNotContain("agency");

        stage.withSecret("tools.agency", "another");
        assertThat(planned(stage)).contains("agency").doesNotContain("another");
        assertThat(step().verify(stage))
                .isEqualTo(new Verdict.Differs(List.of(OnboardingPhrase.SECRET_DIFFERS.say("tools"))));
        stage.nextAttempt().start(step(), () -> {});
        assertThat(tokens(stage)).contains("\"agency\":\"another\"").doesNotContain("token-of-the-agency");
        assertThat(planned(stage)).doesNotContain("agency");

        stage.secrets().remove("tools.agency");
        assertThat(planned(stage)).contains("tools").doesNotContain("agency");
        stage.nextAttempt().start(step(), () -> {});
        assertThat(tokens(stage)).doesNotContain("agency", "another");
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }

    /** AWS shows a digest of the value to whoever may describe the secret. */
    @Test
    void what_people_bring_stands_beside_chance_that_is_longer_than_can_be_guessed() {
        StepStage stage = stage();
        stage.start(step(), () -> {});
        String salt = stage.secrets().require("tools._salt");
        assertThat(salt).hasSizeGreaterThanOrEqualTo(32);
        assertThat(tokens(stage)).contains("\"_salt\":\"" + salt + "\"");
        StepStage other = stage();
        other.start(step(), () -> {});
        assertThat(tokens(other)).contains("token-of-the-agency").doesNotContain(salt);
    }

    private String tokens(StepStage stage) {
        return world(stage).stream()
                .filter(line -> line.contains("/tools-"))
                .findFirst()
                .orElse("");
    }

    @Test
    void says_that_the_stack_hands_on_no_place_for_a_secret() {
        StepStage stage = new StepStage(folder);

        assertThatThrownBy(() -> stage.start(step(), () -> {}))
                .isInstanceOf(StepFailed.class)
                .hasMessageContaining("NO_SECRET[runner]");
    }

    @Test
    void lets_the_assistant_into_valkey_with_the_password_that_lies_in_the_account_and_only_once() {
        StepStage stage = stage();
        stage.start(step(), () -> {});

        String password = String.valueOf(users.passwords.get(stage.tenant().toString()));
        assertThat(password).hasSizeGreaterThanOrEqualTo(16);
        assertThat(world(stage))
                .filteredOn(line -> line.contains("/cache-"))
                .singleElement()
                .asString()
                .endsWith("{\"password\":\"" + password + "\"}");

        users.passwords.put(stage.tenant().toString(), "set before");
        stage.nextAttempt().start(step(), () -> {});
        assertThat(users.passwords).containsValue("set before");
        users.passwords.clear();
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Differs(List.of(OnboardingPhrase.CACHE_CLOSED.say())));
    }

    @Test
    void has_no_valkey_in_an_emulator_nor_in_the_small_profile() {
        Step emulated = new SecretsStep(
                safe,
                users,
                new InfrastructureSettings(URI.create("http://127.0.0.1:9"), null, null, null, null),
                whose -> Map.copyOf(told));

        StepStage stage = stage();
        stage.start(emulated, () -> {});
        assertThat(users.passwords).isEmpty();
        assertThat(emulated.verify(stage)).isEqualTo(new Verdict.Holds());
        assertThat(planned(new StepStage(folder))).doesNotContain("cache");
        assertThat(planned(new StepStage(folder).with(Profiles.sized(SizeProfile.M))))
                .contains("cache_password")
                .contains("cache");
    }

    private String planned(StepStage stage) {
        return stage.plan(step(), () -> {}) instanceof Progress.Done<?>(var part) ? String.valueOf(part) : "";
    }

    private static final class Users implements CacheUsers {

        private final Map<String, String> passwords = new TreeMap<>();

        @Override
        public boolean hasPassword(AwsTarget target, String userId) {
            return passwords.containsKey(userId);
        }

        @Override
        public void setPassword(AwsTarget target, String userId, String password) {
            passwords.put(userId, password);
        }
    }

    private static final class Safe implements SecretValues {

        private final Map<String, String> current = new TreeMap<>();
        private Runnable meanwhile = () -> {};

        @Override
        public boolean isCurrent(AwsTarget target, String arn, String value) {
            return value.equals(current.get(arn));
        }

        @Override
        public boolean isFilled(AwsTarget target, String arn) {
            return current.containsKey(arn);
        }

        @Override
        public void bring(AwsTarget target, String arn, String value) {
            current.put(arn, value);
        }

        @Override
        public void put(AwsTarget target, String arn, String value) {
            current.put(arn, value);
            meanwhile.run();
        }
    }
}
