package dev.tenantry.portal.security;

import dev.tenantry.peers.RealPeer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an administrator of Keycloak does by hand, over its admin interface. */
final class RealKeycloakRealm {

    private final RealPeer peer;
    private final RestClient http;

    RealKeycloakRealm(RealPeer peer) {
        this.peer = peer;
        this.http =
                RestClient.builder().baseUrl(peer.get("tenantry.keycloak.url")).build();
    }

    /** Tells the portal's client, as realm.json describes it, at which address the portal under test answers. */
    void portalAt(String address) {
        JsonNode client = read("/clients?clientId=tenantry-portal").path(0);
        var moved = client.toString().replaceAll("http://127\\.0\\.0\\.1:\\d+", address);
        http.put()
                .uri(admin("/clients/" + client.path("id").asString()))
                .headers(headers -> headers.setBearerAuth(token()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(moved)
                .retrieve()
                .toBodilessEntity();
    }

    /** The subject of the person with this address, who signs in with this password from now on. */
    String person(String email, String password) {
        for (JsonNode there : read("/users?exact=true&email=" + email)) {
            http.delete()
                    .uri(admin("/users/" + there.path("id").asString()))
                    .headers(headers -> headers.setBearerAuth(token()))
                    .retrieve()
                    .toBodilessEntity();
        }
        var user = Map.of(
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                "Ada",
                "lastName",
                "Baumann",
                "credentials",
                List.of(Map.of("type", "password", "value", password, "temporary", false)));
        post("/users", JsonMapper.shared().writeValueAsString(user));
        return read("/users?exact=true&email=" + email).path(0).path("id").asString();
    }

    /** Ends all sessions of a person, which Keycloak then tells the portal. */
    void signOut(String subject) {
        post("/users/" + subject + "/logout", "{}");
    }

    private JsonNode read(String path) {
        return JsonMapper.shared()
                .readTree(http.get()
                        .uri(admin(path))
                        .headers(headers -> headers.setBearerAuth(token()))
                        .retrieve()
                        .body(String.class));
    }

    private void post(String path, String json) {
        http.post()
                .uri(admin(path))
                .headers(headers -> headers.setBearerAuth(token()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .retrieve()
                .toBodilessEntity();
    }

    private URI admin(String path) {
        var realm = peer.get("tenantry.keycloak.realm");
        return URI.create(peer.get("tenantry.keycloak.url") + "/admin/realms/" + realm + path.replace("@", "%40"));
    }

    private String token() {
        var form = "grant_type=password&client_id=admin-cli&username=" + peer.get("tenantry.keycloak.admin-username")
                + "&password=" + peer.secret("tenantry.keycloak.admin-password-file");
        var answer = http.post()
                .uri("/realms/master/protocol/openid-connect/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(String.class);
        return JsonMapper.shared().readTree(answer).path("access_token").asString();
    }
}
