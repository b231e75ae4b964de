package dev.tenantry.outside;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * The one way to speak HTTP with an outside system: connect in 2 s, read in 10 s, no redirects, bounded answers, JSON or
 * nothing, and every failure an {@link OutsideFailure}. Nothing is repeated unless {@link #repeatingReads()} says so.
 */
public final class OutsideHttp {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final OutsideSystem system;
    private final URI base;
    private final Map<String, Supplier<String>> secretHeaders = new LinkedHashMap<>();
    private Refusals refusals = said -> new Refusals.Refusal(Refusals.usual(said.status()), "no explanation");
    private Duration longest = READ;
    private int mostBytes = MOST_BYTES;
    private boolean repeatReads;
    private @Nullable SSLContext trust;

    private OutsideHttp(OutsideSystem system, URI base) {
        this.system = system;
        this.base = base;
    }

    /**
     * Begins a client for a system, to be told more and then built.
     *
     * @param base address without a trailing slash, as set by the provider; what a person typed passes the guard first
     */
    public static OutsideHttp to(OutsideSystem system, URI base) {
        return new OutsideHttp(system, base);
    }

    /** As {@link #to(OutsideSystem, URI)}; throws an {@link OutsideFailure} that names the setting if it is not set. */
    public static OutsideHttp to(OutsideSystem system, String setting, @Nullable URI base) {
        if (base == null) {
            throw new OutsideFailure(system, OutsideFailure.Kind.REJECTED, setting + " is not set");
        }
        return to(system, base);
    }

    /** Sends the token, asked for at each call; it is cut out of every message. */
    public OutsideHttp bearer(Supplier<String> token) {
        return secretHeader("Authorization", () -> "Bearer " + token.get());
    }

    /** Sends a header whose value is secret, asked for at each call. */
    public OutsideHttp secretHeader(String name, Supplier<String> value) {
        secretHeaders.put(name, value);
        return this;
    }

    /** How this system says no. */
    public OutsideHttp refusing(Refusals how) {
        this.refusals = how;
        return this;
    }

    /** Waits at most so long for an answer. */
    public OutsideHttp reading(Duration atMost) {
        this.longest = atMost;
        return this;
    }

    /** Takes answers up to this size. */
    public OutsideHttp bounded(int bytes) {
        this.mostBytes = bytes;
        return this;
    }

    /** Repeats a GET once, at once, if its connection failed or broke. */
    public OutsideHttp repeatingReads() {
        this.repeatReads = true;
        return this;
    }

    /** Trusts whom this context trusts, in place of the authorities that Java knows. */
    public OutsideHttp trusting(SSLContext context) {
        this.trust = context;
        return this;
    }

    public RestClient client() {
        HttpClient.Builder http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
        if (trust != null) {
            http.sslContext(trust);
        }
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http.build());
        requests.setReadTimeout(longest);
        return RestClient.builder()
                .baseUrl(base.toString())
                .requestFactory(requests)
                .requestInterceptor(new Exchange(
                        system, Map.copyOf(secretHeaders), refusals, new Exchange.Limits(mostBytes, repeatReads)))
                .build();
    }

    /** A client by an interface of {@code @HttpExchange} methods. */
    public <T> T proxy(Class<T> type) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client()))
                .build()
                .createClient(type);
    }
}
