package dev.tenantry.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.Browser;
import dev.tenantry.portal.FakeProvider;
import dev.tenantry.portal.PortalFixture;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The files of the trail as a browser gets them. */
@PortalFixture
class AuditDownloadTests {

    private final StagedTrail trail;
    private final Browser browser;

    AuditDownloadTests(
            @Autowired ApplicationContext portal, @Autowired FakeProvider provider, @LocalServerPort int port) {
        trail = new StagedTrail(portal);
        browser = new Browser(port).signIn(provider, Role.AUDITOR.name());
    }

    private HttpResponse<String> get(String file, String more) {
        return browser.get("/download/" + file + "?act=" + trail.acts + more);
    }

    private List<Map<String, Object>> json(String more) {
        var file = get("audit.json", more);
        assertThat(file.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readValue(file.body(), new TypeReference<>() {});
    }

    private List<String> acts(String more) {
        return json(more).stream()
                .map(entry -> String.valueOf(entry.get("act")).substring(trail.acts.length()))
                .toList();
    }

    @Test
    void json_is_one_document_of_what_the_filter_lets_through() {
        trail.did(trail.alpha, StagedTrail.person(Role.OPERATOR), "one");
        trail.did(trail.beta, new Actor.Portal("run"), "two");

        assertThat(get("audit.json", "").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        assertThat(get("audit.json", "").headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"audit.json\"");
        assertThat(acts("")).containsExactly("two", "one");
        assertThat(acts("&tenant=" + trail.beta)).containsExactly("two");
        assertThat(acts("&actor=" + StagedTrail.person(Role.OPERATOR).reference()))
                .containsExactly("one");
        assertThat(acts("&subject=nothing")).isEmpty();
        assertThat(json("&tenant=" + trail.alpha).getFirst())
                .containsEntry("chain", trail.alpha.toString())
                .containsEntry("actor", StagedTrail.person(Role.OPERATOR).reference())
                .containsEntry("subject", trail.alpha.toString())
                .containsKeys("time", "number", "details");
    }

    @Test
    void csv_has_a_head_and_a_line_for_each_that_the_filter_lets_through() {
        trail.did(trail.alpha, StagedTrail.person(Role.OPERATOR), "one");
        trail.did(trail.beta, new Actor.Portal("run"), "two");

        var file = get("audit.csv", "&tenant=" + trail.beta);

        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(file.body().lines())
                .hasSize(2)
                .first()
                .isEqualTo("time,chain,number,actor,act,subject type,subject,details,reason");
        assertThat(file.body()).contains("\"" + trail.beta + "\"", "\"system:run\",\"" + trail.acts + "two\"");
    }

    @Test
    void days_are_those_of_the_zone_that_the_page_has() {
        trail.didAt(trail.alpha, Instant.parse("2020-06-09T22:30:00Z"), "berlin");
        trail.didAt(trail.alpha, Instant.parse("2020-06-10T12:00:00Z"), "both");
        trail.didAt(trail.alpha, Instant.parse("2020-06-10T22:30:00Z"), "utc");
        var day = "&from=2020-06-10&until=2020-06-10";

        assertThat(acts(day + "&zone=Europe/Berlin")).containsExactly("both", "berlin");
        assertThat(acts(day)).containsExactly("utc", "both");
        assertThat(acts(day + "&zone=No/Where")).containsExactly("utc", "both");
        assertThat(get("audit.csv", day + "&zone=Europe/Berlin").body())
                .contains(trail.acts + "berlin")
                .doesNotContain(trail.acts + "utc");
    }
}
