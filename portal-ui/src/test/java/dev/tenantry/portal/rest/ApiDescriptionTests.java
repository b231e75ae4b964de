package dev.tenantry.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.portal.Browser;
import dev.tenantry.portal.FakeProvider;
import dev.tenantry.portal.PortalFixture;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the interface, as a document and as a page. */
@PortalFixture
class ApiDescriptionTests {

    private static final String PAGE = "/openapi/swagger-ui/";
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private final RequestMappingHandlerMapping mappings;
    private final FakeProvider provider;
    private final Browser browser;

    ApiDescriptionTests(
            @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping,
            @Autowired FakeProvider provider,
            @LocalServerPort int port) {
        this.mappings = requestMappingHandlerMapping;
        this.provider = provider;
        this.browser = new Browser(port);
    }

    @Test
    void describes_exactly_what_is_there() {
        var document = document();
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        assertThat(document.get("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(paths());
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
    }

    @Test
    void says_of_every_operation_what_it_does_and_how_it_refuses() {
        document()
                .get("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(operation.path("summary").asString()).isNotEmpty();
                    assertThat(operation
                                    .path("responses")
                                    .path("default")
                                    .path("content")
                                    .propertyNames())
                            .containsExactly("application/problem+json");
                    assertThat(operation.path("responses").size()).isEqualTo(2);
                }));
    }

    @Test
    void names_the_key_and_the_body_of_a_new_draft() {
        var draft = document().at("/paths/~1api~1v1~1tenants/post");
        assertThat(draft.at("/parameters/0/name").asString()).isEqualTo(TenantApi.KEY);
        assertThat(draft.at("/parameters/0/required").asBoolean()).isTrue();
        assertThat(draft.at("/requestBody/content").propertyNames()).containsExactly("application/json");
    }

    @Test
    void shows_the_page_to_people_who_are_signed_in_without_foreign_assets() {
        assertThat(Browser.location(browser.get("/openapi/page"))).endsWith("/sign-in");
        browser.signIn(provider, "SUPPORT");
        assertThat(Browser.location(browser.get("/openapi/page"))).contains(PAGE + "index.html");
        var page = browser.get(PAGE + "index.html").body();
        ASSET.matcher(page).results().map(asset -> asset.group(1)).forEach(asset -> {
            assertThat(asset).doesNotContain("//");
            assertThat(browser.get(PAGE + asset.replaceFirst("^[.]/", "")).statusCode())
                    .as(asset)
                    .isEqualTo(200);
        });
        assertThat(browser.get(PAGE + "swagger-initializer.js").body()).contains("/api/openapi.json/swagger-config");
        assertThat(browser.get("/api/openapi.json/swagger-config").body())
                .contains("\"url\":\"/api/openapi.json\"")
                .doesNotContain("validator.swagger.io");
    }

    private JsonNode document() {
        var reply = browser.get("/api/openapi.json");
        assertThat(reply.statusCode()).isEqualTo(200);
        return JsonMapper.builder().build().readTree(reply.body());
    }

    private Set<String> paths() {
        var paths = new TreeSet<String>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .forEach(paths::add));
        return paths;
    }
}
