package dev.tenantry.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.helm.ClusterPrograms;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.tenantside.AssistantWishes;
import dev.tenantry.tenantside.AssistantWishes.Alias;
import dev.tenantry.tenantside.AssistantWishes.Gateway;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.JobOutcome.Check;
import dev.tenantry.tenantside.JobOutcome.ModelRow;
import dev.tenantry.tenantside.JobOutcome.Shown;
import dev.tenantry.tenantside.JobOutcome.ToolServerRow;
import dev.tenantry.tenantside.Proofs;
import dev.tenantry.tenantside.Proofs.Agreed;
import dev.tenantry.tenantside.SecretRef;
import dev.tenantry.tenantside.ToolServer;
import dev.tenantry.verification.Verification;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link OpenWebUi} promises, whether the real program or its stand-in answers. */
public abstract class OpenWebUiContract {

    private static final SecretRef GATEWAY_KEY = SecretRef.of("gateway-key");
    private static final SecretRef TOOL_KEY = SecretRef.of("tool-key");
    private static final SecretRef VECTORS_KEY = SecretRef.of("vectors-key");

    /** One for all tests: where people cannot sign in often, one session serves them all. */
    private static final List<String> SAID = new ArrayList<>();

    private OpenWebUi assistant;

    /** The program under test; asked before each test. */
    protected abstract OpenWebUiPeer peer();

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void sign_in() {
        SAID.clear();
        assistant = open();
        clean();
    }

    /** As the administrator of the program under test. */
    protected OpenWebUi open() {
        return OpenWebUi.open(peer().address(), peer().adminEmail(), peer().adminPassword(), SAID::add);
    }

    @AfterEach
    void clean() {
        assistant.reset(Set.of("assistant-standard", "assistant-large", peer().localModel(), peer().externalModel()));
        assistant.detach(Set.of("agency", "of-the-tenant", "crm"));
    }

    @Test
    void gives_a_local_tenant_no_outside_address_and_no_way_out() {
        assistant.configure(external(), this::secret);

        AssistantState state = assistant.configure(local(), this::secret);

        assertThat(state.gatewayOn()).isFalse();
        assertThat(state.gatewayAddresses()).isEmpty();
        assertThat(state.gatewayModels()).isEmpty();
        assertThat(state.ollamaOn()).isTrue();
        assertThat(state.ollamaAddresses()).containsExactly(peer().ollama().toString());
        assertThat(assistant.wayOut("assistant-standard")).isIn(WayOut.REFUSED, WayOut.FELL_OVER);
        assertThat(assistant.gateway()).isEmpty();
    }

    @Test
    void gives_an_external_tenant_the_gateway_with_an_explicit_model_list() {
        AssistantState state = assistant.configure(external(), this::secret);

        assertThat(state.gatewayOn()).isTrue();
        assertThat(state.gatewayAddresses()).containsExactly(peer().gateway().toString());
        assertThat(state.gatewayModels()).containsExactly(peer().externalModel());
        assertThat(state.models()).contains(new ModelRow("assistant-large", peer().externalModel(), true));
    }

    /** What the other side says comes through unchanged: an error of it is no refusal of the assistant's own. */
    @Test
    void tells_a_request_that_left_from_one_that_it_refused_itself() {
        assistant.configure(external(), this::secret);

        assertThat(assistant.wayOut(peer().externalModel())).isEqualTo(WayOut.LEFT);
        assertThat(assistant.wayOut("nobody-has-this")).isEqualTo(WayOut.LEFT);
    }

    @Test
    void keeps_a_models_id_when_the_model_behind_it_changes() {
        assistant.configure(external(), this::secret);
        assistant.configure(local(), this::secret);

        try (Visitor visitor = assistant.visitor()) {
            assertThat(visitor.models()).contains("assistant-standard");
            assertThat(visitor.chat("assistant-standard")).isPositive();
        }
    }

    @Test
    void puts_its_line_on_the_start_page_and_takes_it_away_again() {
        assertThat(assistant.configure(local(), this::secret).banner()).isEqualTo("Welcome");
        assertThat(assistant.configure(external(), this::secret).banner()).isNull();
        assistant.configure(local(), this::secret);
        assertThat(assistant.reset(Set.of()).banner()).isNull();
    }

    @Test
    void is_the_same_after_configuring_twice() {
        assertThat(assistant.configure(local(), this::secret)).isEqualTo(assistant.configure(local(), this::secret));
    }

    @Test
    void takes_away_models_that_are_no_longer_wanted() {
        assistant.configure(external(), this::secret);

        assertThat(assistant.configure(local(), this::secret).models())
                .extracting(ModelRow::id)
                .doesNotContain("assistant-large");
    }

    @Test
    void refuses_a_gateway_key_that_does_not_work_before_anything_is_changed() {
        AssistantState before = assistant.configure(local(), this::secret);

        assertThatThrownBy(() -> assistant.configure(external(), secret -> "sk-wrong"))
                .isInstanceOf(OutsideFailure.class);
        assertThat(assistant.read()).isEqualTo(before);
    }

    @Test
    void attaches_a_tool_server_beside_those_of_the_tenant() {
        assistant.attach(List.of(toolServer("of-the-tenant")), Set.of(), this::secret);

        AssistantState state = assistant.attach(List.of(toolServer("agency")), Set.of(), this::secret);

        assertThat(state.toolServers()).extracting(ToolServerRow::id).contains("of-the-tenant", "agency");
        try (Visitor visitor = assistant.visitor()) {
            assertThat(visitor.toolServers()).contains("agency");
        }
    }

    @Test
    void takes_away_what_is_gone_in_the_act_that_attaches_and_keeps_the_tenants_own() {
        assistant.attach(List.of(toolServer("of-the-tenant"), toolServer("agency")), Set.of(), this::secret);

        AssistantState state = assistant.attach(List.of(toolServer("crm")), Set.of("agency"), this::secret);

        assertThat(state.toolServers())
                .extracting(ToolServerRow::id)
                .contains("of-the-tenant", "crm")
                .doesNotContain("agency");
        assertThat(assistant
                        .attach(List.of(), Set.of("agency", "crm"), this::secret)
                        .toolServers())
                .extracting(ToolServerRow::id)
                .doesNotContain("agency", "crm");
    }

    @Test
    void attaches_twice_and_detaches_twice_with_one_effect() {
        assistant.attach(List.of(toolServer("agency")), Set.of(), this::secret);
        assertThat(assistant
                        .attach(List.of(toolServer("agency")), Set.of(), this::secret)
                        .toolServers())
                .filteredOn(row -> row.id().equals("agency"))
                .hasSize(1);

        assistant.detach(Set.of("agency"));
        assertThat(assistant.detach(Set.of("agency")).toolServers())
                .extracting(ToolServerRow::id)
                .doesNotContain("agency");
    }

    @Test
    void proves_a_local_tenant_with_its_document_and_leaves_nothing_behind() {
        assistant.configure(local(), this::secret);
        assistant.attach(List.of(toolServer("agency")), Set.of(), this::secret);

        List<Check> checks = verified(new Proofs("assistant-standard", true, null, document(), List.of("agency")));

        assertThat(checks)
                .filteredOn(check -> check.shown() != Shown.NOT_TRIED)
                .allSatisfy(
                        check -> assertThat(check.shown()).as(check.toString()).isEqualTo(Shown.YES));
        assertThat(SAID)
                .contains("pointing the models", "trying chat", "trying way-out-closed")
                .noneMatch(line -> line.contains(peer().adminEmail()));
        assertThat(checks)
                .extracting(Check::name)
                .contains("sign-in", "model-offered", "chat", "way-out-closed", "document-stored", "tools-agency");
    }

    @Test
    void does_not_show_what_is_not_so() {
        assistant.configure(external(), this::secret);

        List<Check> checks = verified(new Proofs("assistant-unknown", true, null, null, List.of("agency")));

        assertThat(checks)
                .filteredOn(check -> check.shown() == Shown.NO)
                .extracting(Check::name)
                .containsExactlyInAnyOrder("model-offered", "chat", "way-out-closed", "tools-agency");
    }

    /** Also one that was LOCAL before: its own model goes from the list, and with it the right to ask for it. */
    @Test
    void shows_an_external_tenant_what_was_agreed_and_what_was_not() {
        assistant.configure(local(), this::secret);
        assistant.configure(external(), this::secret);

        assertThat(models(agreed("assistant-standard", "assistant-large"))).isEqualTo(Shown.YES);
        assertThat(models(agreed("assistant-standard"))).as("one too many").isEqualTo(Shown.NO);
        assertThat(models(agreed("assistant-standard", "assistant-large", "assistant-more")))
                .as("one is missing")
                .isEqualTo(Shown.NO);
    }

    private Agreed agreed(String... names) {
        return new Agreed(List.of(names), List.of(peer().externalModel()));
    }

    private Shown models(Agreed agreed) {
        return shown("models-agreed", agreed);
    }

    /** What a check of an EXTERNAL tenant came to. */
    protected Shown shown(String check, Agreed agreed) {
        return verified(new Proofs("assistant-standard", false, agreed, null, List.of())).stream()
                .filter(found -> found.name().equals(check))
                .findFirst()
                .orElseThrow()
                .shown();
    }

    /** Of a tenant whose assistant goes out through the gateway. */
    protected void configureExternal() {
        assistant.configure(external(), this::secret);
    }

    private List<Check> verified(Proofs proofs) {
        return new Verification(assistant, this::secret, OpenWebUiContract::noCluster, Clock.systemUTC(), SAID::add)
                .run(proofs)
                .checks();
    }

    @Test
    void names_wrong_credentials_as_such() {
        assertThatThrownBy(() -> OpenWebUi.open(peer().address(), "nobody@example.test", "wrong", SAID::add))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind())
                                .isIn(OutsideFailure.Kind.NOT_AUTHORIZED, OutsideFailure.Kind.REJECTED));
    }

    @Test
    void takes_a_page_for_what_it_is() {
        assertThatThrownBy(() ->
                        OpenWebUi.open(URI.create(peer().address() + "/somewhere"), "a@example.test", "x", SAID::add))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.NOT_UNDERSTOOD));
    }

    private static ClusterPrograms noCluster() {
        throw new AssertionError("nothing here lies in a cluster");
    }

    private AssistantWishes local() {
        return new AssistantWishes(
                null,
                peer().ollama(),
                List.of(new Alias("assistant-standard", "Assistant", peer().localModel())),
                "assistant-standard",
                "Welcome");
    }

    private AssistantWishes external() {
        return new AssistantWishes(
                new Gateway(peer().gateway(), GATEWAY_KEY, List.of(peer().externalModel())),
                peer().ollama(),
                List.of(
                        new Alias("assistant-standard", "Assistant", peer().externalModel()),
                        new Alias("assistant-large", "Large assistant", peer().externalModel())),
                "assistant-standard",
                null);
    }

    /** Nothing listens there: it is attached all the same. */
    private static ToolServer toolServer(String id) {
        return new ToolServer(
                id, "Tools", "for tests", URI.create("http://127.0.0.1:9/mcp"), TOOL_KEY, List.of("search"));
    }

    private Proofs.@Nullable DocumentWay document() {
        Proofs.DocumentWay way = peer().document();
        return way == null
                ? null
                : new Proofs.DocumentWay(way.bucket(), way.storage(), way.region(), way.vectors(), VECTORS_KEY);
    }

    private String secret(SecretRef secret) {
        return switch (secret.id()) {
            case "gateway-key" -> peer().gatewayKey();
            case "vectors-key" -> peer().vectorsKey();
            default -> "a tool's key";
        };
    }
}
