package dev.tenantry.openwebui;

import dev.tenantry.jobs.JobLog;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.VerifiedOrHere;
import dev.tenantry.tenantside.AssistantWishes;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.SecretRef;
import dev.tenantry.tenantside.ToolServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.client.BufferingClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.JsonNode;

/**
 * One tenant's Open WebUI, as its administrator. Sign-in is limited to 15 a quarter of an hour for an address: open it once
 * for a job.
 */
public final class OpenWebUi {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(10);
    /** A model that is not in memory yet takes its time. */
    private static final Duration CHAT = Duration.ofMinutes(3);

    private final URI address;
    private final OpenWebUiApi api;
    private final RawCalls raw;
    private final JobLog log;

    private OpenWebUi(URI address, String token, JobLog log) {
        this.address = address;
        this.log = log;
        this.api = api(address, token, READ);
        this.raw = RawCalls.to(OutsideSystem.OPEN_WEBUI, address, token, CHAT);
    }

    /**
     * Signs in as the provider's administrator, and becomes the first one if nobody is there yet.
     *
     * @param log is told what is done
     * @throws OutsideFailure NOT_AUTHORIZED if the password is not the right one, DOWN if nothing answers, FORBIDDEN_ADDRESS if
     *     it is another machine without TLS
     */
    public static OpenWebUi open(URI address, String adminEmail, String password, JobLog log) {
        VerifiedOrHere.require(OutsideSystem.OPEN_WEBUI, address);
        log.line("signing in to the assistant");
        OpenWebUiApi anonymous = api(address, "", READ);
        JsonNode session = anonymous.publicConfig().path("onboarding").asBoolean(false)
                ? anonymous.signUp(Map.of("name", "Operator", "email", adminEmail, "password", password))
                : anonymous.signIn(Map.of("email", adminEmail, "password", password));
        return new OpenWebUi(address, token(session), log);
    }

    private static String token(JsonNode session) {
        String token = session.path("token").asString("");
        if (token.isEmpty()) {
            throw new OutsideFailure(
                    OutsideSystem.OPEN_WEBUI, OutsideFailure.Kind.NOT_UNDERSTOOD, "signed in without a token");
        }
        return token;
    }

    private static OpenWebUiApi api(URI address, String token, Duration longest) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
        requests.setReadTimeout(longest);
        RestClient.Builder client = RestClient.builder()
                .baseUrl(address.toString())
                .requestFactory(new BufferingClientHttpRequestFactory(requests))
                .requestInterceptor(new OpenWebUiErrors());
        if (!token.isEmpty()) {
            client.defaultHeader("Authorization", "Bearer " + token);
        }
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client.build()))
                .build()
                .createClient(OpenWebUiApi.class);
    }

    /**
     * Brings connections, models and banner to what is wanted. Models are pointed anew before the connections change, so
     * that no moment offers a model through the wrong one.
     */
    public AssistantState configure(AssistantWishes wishes, Function<SecretRef, String> secrets) {
        Providers providers = new Providers(api);
        log.line("trying the connections that are wanted");
        providers.prove(wishes.gateway(), secrets);
        Models models = new Models(api);
        log.line("pointing the models");
        models.set(wishes);
        log.line("setting the connections");
        providers.set(wishes, secrets);
        models.setDefault(wishes.defaultModel());
        new Banner(api).set(wishes.banner());
        log.line("having the list of models made anew");
        api.offeredModels();
        return read();
    }

    /** Connections, models and tool servers as they are. */
    public AssistantState read() {
        log.line("reading connections, models and tool servers back");
        JsonNode gateway = api.gateway();
        JsonNode ollama = api.ollama();
        return new AssistantState(
                api.version().path("version").asString(""),
                gateway.path("ENABLE_OPENAI_API").asBoolean(false),
                Providers.texts(gateway.path("OPENAI_API_BASE_URLS")),
                Providers.modelIds(gateway.path("OPENAI_API_CONFIGS")),
                ollama.path("ENABLE_OLLAMA_API").asBoolean(false),
                Providers.texts(ollama.path("OLLAMA_BASE_URLS")),
                new Models(api).rows(),
                new ToolServers(api).rows(),
                new Banner(api).text());
    }

    /** Empties the connections, deletes the models and takes our line from the start page. */
    public AssistantState reset(Set<String> models) {
        log.line("emptying the connections and deleting " + models.size() + " models");
        new Providers(api).close();
        new Models(api).delete(models);
        new Banner(api).set(null);
        return read();
    }

    /** Attaches tool servers beside those that are not ours, takes away those of these ids, and asks each attached one for its tools. */
    public AssistantState attach(List<ToolServer> servers, Set<String> gone, Function<SecretRef, String> secrets) {
        log.line("attaching " + servers.size() + " tool servers, taking " + gone.size() + " away");
        return withTools(new ToolServers(api).attach(servers, gone, secrets));
    }

    /** Takes tool servers away. */
    public AssistantState detach(Set<String> ids) {
        log.line("taking " + ids.size() + " tool servers away");
        new ToolServers(api).detach(ids);
        return read();
    }

    private AssistantState withTools(Map<String, List<String>> tools) {
        AssistantState state = read();
        return new AssistantState(
                state.version(),
                state.gatewayOn(),
                state.gatewayAddresses(),
                state.gatewayModels(),
                state.ollamaOn(),
                state.ollamaAddresses(),
                state.models(),
                state.toolServers().stream()
                        .map(row -> ToolServers.withTools(row, tools.getOrDefault(row.id(), List.of())))
                        .toList(),
                state.banner());
    }

    /** A person without any right, to look with; {@link Visitor#close()} deletes it again. */
    public Visitor visitor() {
        return Visitor.arrive(api, token -> new Visitor.Calls(api(address, token, READ), api(address, token, CHAT)));
    }

    /**
     * What becomes of a request in the name of this administrator by the way that a flag does not close.
     *
     * @throws OutsideFailure DOWN if the assistant itself cannot be reached
     */
    public WayOut wayOut(String model) {
        return raw.post("/openai/responses", Map.of("model", model, "input", "ping"))
                .map(WayOut::of)
                .orElse(WayOut.UNCLEAR);
    }

    /** The gateway as the assistant reaches it; empty if it has none. */
    public Optional<GatewayWay> gateway() {
        return GatewayWay.stored(api.gateway());
    }
}
