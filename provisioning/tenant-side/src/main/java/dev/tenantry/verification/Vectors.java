package dev.tenantry.verification;

import dev.tenantry.helm.ClusterPrograms;
import dev.tenantry.helm.ClusterTunnel;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.VerifiedOrHere;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** The tenant's Qdrant, read only: how many points belong to a file of Open WebUI. */
record Vectors(RestClient client, Optional<ClusterTunnel> tunnel) implements AutoCloseable {

    /** Open WebUI keeps the vectors of single files in this collection and tells files apart by this member. */
    private static final String COUNT = "/collections/open-webui_files/points/count";

    private static final String FILE = "metadata.file_id";

    /** What Qdrant says of one that is not there yet; another 404 is an answer of somebody else. */
    private static final String NO_COLLECTION = "Not found: Collection";

    /** Through the cluster's API if the address says so; close it afterwards. */
    static Vectors at(URI address, String key, Supplier<ClusterPrograms> programs) {
        if (!ClusterTunnel.isNeededFor(address)) {
            return at(address, key, Optional.empty());
        }
        ClusterTunnel open = ClusterTunnel.open(address, programs.get());
        return at(open.address(), key, Optional.of(open));
    }

    private static Vectors at(URI address, String key, Optional<ClusterTunnel> tunnel) {
        VerifiedOrHere.require(OutsideSystem.OPEN_WEBUI, address);
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build());
        requests.setReadTimeout(Duration.ofSeconds(10));
        RestClient.Builder client =
                RestClient.builder().baseUrl(address.toString()).requestFactory(requests);
        if (!key.isEmpty()) {
            client.defaultHeader("api-key", key);
        }
        return new Vectors(client.build(), tunnel);
    }

    /** None if the collection is not there yet. */
    long count(String fileId) {
        Map<String, Object> request = Map.of(
                "exact",
                true,
                "filter",
                Map.of("must", List.of(Map.of("key", FILE, "match", Map.of("value", fileId)))));
        try {
            JsonNode answer = client.post().uri(COUNT).body(request).retrieve().body(JsonNode.class);
            return answer == null ? 0 : answer.path("result").path("count").asLong(0);
        } catch (HttpClientErrorException.NotFound none) {
            if (none.getResponseBodyAsString().contains(NO_COLLECTION)) {
                return 0;
            }
            throw notAnswered(none);
        } catch (RestClientException e) {
            throw notAnswered(e);
        }
    }

    /** Qdrant is a part of the assistant: there is no other system to name. */
    private static OutsideFailure notAnswered(RestClientException e) {
        return new OutsideFailure(
                OutsideSystem.OPEN_WEBUI, OutsideFailure.Kind.DOWN, 0, "cannot ask its Qdrant", null, e);
    }

    @Override
    public void close() {
        tunnel.ifPresent(ClusterTunnel::close);
    }
}
