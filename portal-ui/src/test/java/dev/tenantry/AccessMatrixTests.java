package dev.tenantry;

import static dev.tenantry.MatrixLine.line;
import static dev.tenantry.MatrixLine.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.Browser;
import dev.tenantry.portal.FakeProvider;
import dev.tenantry.portal.OwnAndForeign;
import dev.tenantry.portal.OwnAndForeignRecords;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.tenants.TenantId;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who reaches what, as a file that a change of access shows up in. Run with {@code -Dapprove} to write it anew after a
 * change that was meant.
 */
@PortalFixture
class AccessMatrixTests extends SpringBrowserlessTest {

    private static final Path APPROVED = Path.of("access-matrix.approved.txt");

    private final ApplicationContext context;
    private final RequestMappingHandlerMapping mappings;
    private final FakeProvider provider;
    private final int port;

    AccessMatrixTests(
            @Autowired ApplicationContext context,
            @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping,
            @Autowired FakeProvider provider,
            @LocalServerPort int port) {
        this.context = context;
        this.mappings = requestMappingHandlerMapping;
        this.provider = provider;
        this.port = port;
    }

    @Test
    void is_as_approved() throws IOException {
        var lines = new ArrayList<String>();
        lines.add(line("", caller -> caller.map(Role::name).orElse("nobody")));
        lines.addAll(routes());
        lines.addAll(useCases());
        lines.addAll(pastTheGuard());
        lines.addAll(palette());
        lines.addAll(news());
        lines.addAll(requests());
        var matrix = String.join("\n", lines) + "\n";
        if (System.getProperty("approve") != null) {
            Files.writeString(APPROVED, matrix);
        }
        assertThat(Files.readString(APPROVED)).isEqualTo(matrix);
    }

    /** What was refused is carried out as soon as nobody stands before it, so that the refusal is known to be the guard's. */
    @Test
    void refuses_because_of_the_check_and_not_by_accident() {
        var refusedAnyway = new ArrayList<String>();
        try (var rows = world()) {
            for (var method : UseCaseProbe.all(context)) {
                var guarded = UseCaseProbe.guarded(context, method);
                for (var role : Role.values()) {
                    signIn(Optional.of(role));
                    var past = past(rows, method, TestPeople.ACME, Optional.of(role));
                    if (guarded.call(TestPeople.ACME).equals("refused")
                            && (past.equals("refused") || past.startsWith("!"))) {
                        refusedAnyway.add(role + " " + method + ": " + past);
                    }
                }
            }
        }
        assertThat(refusedAnyway).isEmpty();
    }

    /** Two live tenants with a run and its plan each. */
    private OwnAndForeign world() {
        var rows = new OwnAndForeign(context.getBean(TenantScope.class), context.getBean(JdbcClient.class));
        rows.plan();
        rows.agreed();
        return rows;
    }

    private OwnAndForeignRecords records() {
        return new OwnAndForeignRecords(context);
    }

    /** What comes of each use case with real ids where no guard stands before it: a tenant's in the scope of their own. */
    private List<String> pastTheGuard() {
        try (var rows = world();
                var records = records()) {
            records.certified().compared();
            return UseCaseProbe.all(context).stream()
                    .flatMap(method -> {
                        var probe = UseCaseProbe.guarded(context, method);
                        return probe.tenants()
                                .map(tenant -> line("past the guard " + probe.name(tenant), caller -> {
                                    signIn(caller);
                                    return past(rows, method, tenant, caller);
                                }));
                    })
                    .toList();
        }
    }

    private String past(OwnAndForeign rows, Method method, @Nullable TenantId tenant, Optional<Role> caller) {
        var foreign = TestPeople.FOREIGN.equals(tenant);
        var run = foreign ? OwnAndForeign.FOREIGN_RUN : OwnAndForeign.OWN_RUN;
        var arguments = new SampleArguments(foreign ? TestPeople.FOREIGN : TestPeople.ACME, run, rows.number(run));
        var call = UnguardedCall.of(context, method);
        return caller.filter(Role.TENANT_ADMIN::equals)
                .map(confined -> call.within(TestPeople.ACME, arguments))
                .orElseGet(() -> call.asProvider(arguments))
                .word();
    }

    /** With ids of the own tenant, of a foreign one, and with ids that nothing has. */
    private List<String> routes() {
        try (var rows = new OwnAndForeign(context.getBean(TenantScope.class), context.getBean(JdbcClient.class));
                var records = records()) {
            records.certified();
            return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                    .filter(route -> !route.getTemplate().startsWith("test/"))
                    .sorted()
                    .flatMap(route -> {
                        rows.become(route.getTemplate().startsWith("tenants/new/") ? "DRAFT" : "CLOSED");
                        return rows.addresses(route.getTemplate()).entrySet().stream()
                                .map(path -> line("view /" + path.getKey(), to -> open(route, path.getValue(), to)));
                    })
                    .toList();
        }
    }

    private static String name(String path) {
        return OwnAndForeign.named(path)
                .replace(OwnAndForeignRecords.DIFFERENCE, "{difference}")
                .replace(new UUID(0, 1).toString(), "{none}");
    }

    private String open(RouteData route, String path, Optional<Role> caller) {
        signIn(Optional.empty());
        // a view that is open already would be shown again as it was built for the caller before
        UI.getCurrentOrThrow().navigate("sign-in");
        signIn(caller);
        UI.getCurrentOrThrow().navigate(path);
        var reached = getCurrentView().getClass();
        if (reached == route.getNavigationTarget()) {
            return "open";
        }
        return switch (reached.getSimpleName()) {
            case "WrongRoleView" -> "refused";
            case "NotThereView", "NotYoursView" -> "not found";
            case "SignInView" -> "sign in";
            default -> "to " + reached.getSimpleName();
        };
    }

    private List<String> useCases() {
        return UseCaseProbe.all(context).stream()
                .flatMap(method -> {
                    var probe = UseCaseProbe.guarded(context, method);
                    return probe.tenants()
                            .map(tenant -> line("use case " + probe.name(tenant), caller -> {
                                signIn(caller);
                                return probe.call(tenant);
                            }));
                })
                .toList();
    }

    /** Whatever the command palette offers to anybody, while both tenants are live. */
    private List<String> palette() {
        try (var rows = world()) {
            return new PaletteProbe(context, rows).lines();
        }
    }

    /** What is pushed to pages that are open when both tenants' runs have news. */
    private List<String> news() {
        try (var rows = world()) {
            return new NewsProbe(context, rows, this::open).lines();
        }
    }

    private String open(String template, String path, Optional<Role> caller) {
        var route = RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .filter(one -> one.getTemplate().equals(template))
                .findFirst()
                .orElseThrow();
        return open(route, path, caller);
    }

    /** Downloads with a session; the REST interface and what monitoring reads with a token. */
    private List<String> requests() {
        var endpoints = new TreeSet<>(
                Set.of("GET /actuator", "GET /actuator/health/liveness", "GET /actuator/health/readiness"));
        context.getBean(PathMappedEndpoints.class).getAllPaths().forEach(path -> endpoints.add("GET " + path));
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("dev.tenantry")) {
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method ->
                                mapping.getPatternValues().forEach(path -> endpoints.add(method + " " + path)));
            }
        });
        try (var rows = new OwnAndForeign(context.getBean(TenantScope.class), context.getBean(JdbcClient.class));
                var records = records()) {
            rows.plan();
            records.certified().compared();
            return endpoints.stream()
                    .flatMap(endpoint -> OwnAndForeign.filled(endpoint).stream())
                    .map(endpoint -> endpoint.replace("{difference}", OwnAndForeignRecords.DIFFERENCE)
                            .replaceAll("\\{[^}]+}", new UUID(0, 1).toString()))
                    .map(endpoint -> line(name(endpoint), caller -> {
                        records.before(endpoint);
                        return request(endpoint, caller);
                    }))
                    .toList();
        }
    }

    private String request(String endpoint, Optional<Role> caller) {
        var parts = endpoint.split(" ", 2);
        return Stream.of("/api/", "/actuator").anyMatch(parts[1]::startsWith)
                ? byMachine(parts[0], parts[1], caller)
                : byPerson(parts[1], caller);
    }

    private String byMachine(String method, String path, Optional<Role> caller) {
        var token = caller.map(role -> "role." + role).orElse("");
        // with the parameter that one of them wants and the others do not know
        var asked = method.equals("DELETE") ? path + "?lock=any" : path;
        return String.valueOf(new Browser(port).machine(method, asked, token));
    }

    private String byPerson(String path, Optional<Role> caller) {
        var browser = new Browser(port);
        caller.ifPresent(role -> browser.signIn(provider, role.name()));
        return String.valueOf(browser.get(path.replaceAll("\\{[^}]+}", new UUID(0, 1).toString()))
                .statusCode());
    }
}
