package dev.tenantry.openwebui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.LiteLlmStandIn;
import dev.tenantry.standins.Moto;
import dev.tenantry.standins.OllamaStandIn;
import dev.tenantry.standins.OpenWebUiStandIn;
import dev.tenantry.standins.QdrantStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.tenantside.JobOutcome.Shown;
import dev.tenantry.tenantside.Proofs.Agreed;
import dev.tenantry.tenantside.Proofs.DocumentWay;
import dev.tenantry.tenantside.SecretRef;
import dev.tenantry.tenantside.ToolServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The contract on the sandbox's stand-ins; a document's way only where the AWS emulator is installed. */
class OpenWebUiOnStandInTests extends OpenWebUiContract {

    private static final String OTHER = "other-model-refused";
    private static final String EMAIL = "portal@tenantry.invalid";
    private static final String PASSWORD = "a password of tests";

    @TempDir
    static Path folder;

    private static @Nullable Moto moto;

    @AutoClose
    private final LiteLlmStandIn gateway = StandIn.listening(new LiteLlmStandIn(Place.ofTest(Map.of("key", "sk-m"))));

    @AutoClose
    private final OllamaStandIn ollama = StandIn.listening(new OllamaStandIn(Place.ofTest(Map.of())));

    @AutoClose
    private final QdrantStandIn qdrant = StandIn.listening(new QdrantStandIn(Place.ofTest(Map.of())));

    @AutoClose
    private final OpenWebUiStandIn standIn = StandIn.listening(new OpenWebUiStandIn(Place.ofTest(Map.of())));

    private final HttpClient http = HttpClient.newHttpClient();
    private final OpenWebUiPeer peer = deployed("docs-" + UUID.randomUUID());

    @BeforeAll
    static void start_emulator() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        moto = Moto.installed() ? Moto.start(folder) : null;
    }

    @AfterAll
    static void stop_emulator() {
        if (moto != null) {
            moto.close();
        }
    }

    @Override
    protected OpenWebUiPeer peer() {
        return peer;
    }

    /** As the sandbox does it after {@code helm upgrade}. */
    private OpenWebUiPeer deployed(String bucket) {
        tell(ollama, Map.of("models", new String[] {"nomic-embed-text:latest", "llama3.2:1b"}));
        tell(qdrant, Map.of("key", "the-key", "readKey", "the-read-key"));
        URI storage = moto == null ? URI.create("http://127.0.0.1:9") : moto.endpoint();
        tell(
                standIn,
                Map.of(
                        "bucket",
                        bucket,
                        "s3Endpoint",
                        storage.toString(),
                        "ollamaUrl",
                        ollama.url("acme").toString(),
                        "qdrantUrl",
                        qdrant.url("acme").toString(),
                        "qdrantKey",
                        "the-key"));
        makeTeam();
        DocumentWay documents = moto == null ? null : documents(bucket, storage);
        return new OpenWebUiPeer(
                standIn.url("acme"),
                EMAIL,
                PASSWORD,
                URI.create(gateway.url() + "/v1"),
                "sk-tenant",
                "gpt-approved",
                ollama.url("acme"),
                "llama3.2:1b",
                documents,
                "the-read-key");
    }

    private DocumentWay documents(String bucket, URI storage) {
        send(
                "PUT",
                storage + "/" + bucket,
                "<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint>"
                        + "</CreateBucketConfiguration>",
                "authorization",
                // what the emulator reads of it is the service
                "AWS4-HMAC-SHA256 Credential=x/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0",
                "x-moto-account-id",
                "111122223333");
        return new DocumentWay(bucket, storage, "eu-central-1", qdrant.url("acme"), null);
    }

    private void makeTeam() {
        post(gateway.url() + "/team/new", Map.of("team_id", "t-acme", "models", new String[] {"gpt-approved"}));
        post(gateway.url() + "/key/generate", Map.of("team_id", "t-acme", "key_alias", "acme", "key", "sk-tenant"));
    }

    private void tell(StandIn told, Map<String, ?> about) {
        post(told.url() + "/__sandbox/tenants/acme", about);
    }

    private void post(String address, Map<String, ?> body) {
        send(
                "POST",
                address,
                JsonMapper.shared().writeValueAsString(body),
                StandIn.TOKEN_HEADER,
                "sandbox-token-of-tests",
                "authorization",
                "Bearer sk-m");
    }

    private void send(String method, String address, String body, String... headers) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .headers(headers)
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void tells_a_page_a_limit_and_a_lost_answer_apart() {
        OpenWebUi assistant = OpenWebUi.open(peer.address(), EMAIL, PASSWORD, line -> {});

        standIn.failNext(Fault.PAGE, "GET /acme/openai/config");
        assertThat(failure(assistant::read)).isEqualTo(Kind.NOT_UNDERSTOOD);

        standIn.failNext(Fault.RATE_LIMITED, "GET /acme/openai/config");
        assertThat(failure(assistant::read)).isEqualTo(Kind.RATE_LIMITED);

        // a lost answer to a GET would be asked for again by the JDK itself
        standIn.failNext(Fault.ANSWER_LOST, "POST /acme/api/v1/auths/add");
        assertThat(failure(assistant::visitor)).isEqualTo(Kind.ANSWER_LOST);
    }

    @Test
    void sends_the_token_as_it_was_read_at_the_last_attaching_and_none_after_it_was_taken_away() throws Exception {
        OpenWebUi assistant = OpenWebUi.open(peer.address(), EMAIL, PASSWORD, line -> {});
        SecretRef key = new SecretRef("tenantry/acme/tools", "agency");
        ToolServer agency = new ToolServer(
                "agency", "Agency", "", URI.create("http://127.0.0.1:9/mcp"), key, List.of("find_person"));

        assistant.attach(List.of(agency), Set.of(), ref -> "first-token-of-" + ref.key());
        assertThat(remembered()).contains("first-token-of-agency");

        assistant.attach(List.of(agency), Set.of(), ref -> "second-token-of-" + ref.key());
        assertThat(remembered()).contains("second-token-of-agency").doesNotContain("first-token");

        assistant.attach(List.of(), Set.of("agency"), ref -> "third-token");
        assertThat(remembered()).doesNotContain("second-token", "third-token");
    }

    /** Everything that the stand-in holds, connections to tools included. */
    private String remembered() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(standIn.url() + "/__sandbox/state"))
                .header(StandIn.TOKEN_HEADER, "sandbox-token-of-tests")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    // ---- what only a gateway with lists can show; the real program stands before models without any

    private static final Agreed AGREED =
            new Agreed(List.of("assistant-standard", "assistant-large"), List.of("gpt-approved"));

    @Test
    void shows_that_a_model_which_was_not_agreed_is_refused_by_the_gateways_list() {
        configureExternal();

        assertThat(shown(OTHER, AGREED)).isEqualTo(Shown.YES);
    }

    @Test
    void does_not_pass_a_gateway_that_gives_the_key_more_than_was_agreed() {
        configureExternal();
        send(
                "PATCH",
                gateway.url() + "/team/t-acme",
                JsonMapper.shared().writeValueAsString(Map.of("models", List.of("gpt-approved", "gpt-other"))),
                "authorization",
                "Bearer sk-m");

        assertThat(shown(OTHER, AGREED)).isEqualTo(Shown.NO);
    }

    @Test
    void takes_a_refusal_for_another_reason_for_no_proof() {
        configureExternal();
        // the chat before it asks as well
        gateway.failNext(Fault.ERROR, "POST /v1/chat/completions");
        gateway.failNext(Fault.ERROR, "POST /v1/chat/completions");

        assertThat(shown(OTHER, AGREED)).isEqualTo(Shown.UNCLEAR);
    }

    @Test
    void is_down_until_the_tenant_is_deployed() {
        assertThat(failure(() -> OpenWebUi.open(standIn.url("other"), EMAIL, PASSWORD, line -> {})))
                .isEqualTo(Kind.DOWN);
    }

    private static Kind failure(ThrowingCallable call) {
        return catchThrowableOfType(OutsideFailure.class, call).kind();
    }
}
