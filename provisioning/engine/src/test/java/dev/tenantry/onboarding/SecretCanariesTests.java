package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailFilter;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.OrganizationAlias;
import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideHttp;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.Refusals;
import dev.tenantry.register.Field;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunState;
import dev.tenantry.secrets.TenantSecrets;
import dev.tenantry.standins.KeycloakStandIn;
import dev.tenantry.standins.LiteLlmStandIn;
import dev.tenantry.standins.StandIn;
import dev.tenantry.steps.BroughtSecrets;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * An onboarding in which everybody outside says all secrets that there are, in every way in which a step can fail: none of them is
 * found in any table, log line, export of the audit or command line.
 */
class SecretCanariesTests {

    /** How each secret begins; what follows is written differently in JSON. */
    private static final String WRITTEN_OTHERWISE = "<&>\"\\ ";

    private static final String MASK = "••••••";
    private static final String LITELLM_KEY = "canary-litellm-3f9a17";
    private static final String KEYCLOAK_SECRET = "canary-keycloak-b07c52";
    private static final String LAGO_KEY = "canary-lago-6d1e88" + WRITTEN_OTHERWISE + "end";
    private static final String MCP_TOKEN = "canary-mcp-905bd4" + WRITTEN_OTHERWISE + "end";
    private static final String TOOL_TOKEN = "canary-tool-token-27e4ca";
    private static final Map<String, String> AWS = Map.of(
            "aws.accessKeyId", "canaryawsid4c2f71",
            "aws.secretAccessKey", "canaryawssecret8e03b6",
            "aws.sessionToken", "canaryawssession71ad9f");

    @TempDir
    private static Path home;

    @AutoClose
    private static final LiteLlmStandIn LITELLM =
            StandIn.listening(new LiteLlmStandIn(StandIn.Place.ofTest(Map.of("key", LITELLM_KEY))));

    @AutoClose
    private static final KeycloakStandIn KEYCLOAK =
            StandIn.listening(new KeycloakStandIn(StandIn.Place.ofTest(Map.of("client-secret", KEYCLOAK_SECRET))));

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("dev.tenantry");
    private static final ListAppender<ILoggingEvent> OWN_LOG = new ListAppender<>();

    private static HttpServer parrot;
    private static ConfigurableApplicationContext engine;

    /** All secrets of the tenant and of the portal, as an outside that knows them would say them. */
    private static String all(StepContext context) {
        List<String> all = new ArrayList<>(AWS.values());
        all.addAll(List.of(LITELLM_KEY, KEYCLOAK_SECRET));
        context.secrets().names().forEach(name -> all.add(context.secrets().require(name)));
        return String.join(" ", all);
    }

    /** Uses what the portal has been given, then fails in each way that there is and says all secrets with it. */
    private static final class Parrot extends StepOfTests {

        Parrot() {
            super("parrot");
        }

        @Override
        public Progress<Facts> start(StepContext context) {
            context.secrets().put("lago-key", LAGO_KEY);
            context.secrets().put("mcp-token", MCP_TOKEN);
            context.log().warn(all(context));
            return switch (context.attempt()) {
                case 1 -> refused(context);
                case 2 -> throw new IllegalStateException(all(context), new IOException(all(context)));
                default -> says(context);
            };
        }

        private static Progress<Facts> refused(StepContext context) {
            engine.getBean(SignInDirectory.class)
                    .organization(OrganizationAlias.of(context.profile().slug(), context.tenant()));
            OutsideHttp.to(
                            OutsideSystem.LAGO,
                            URI.create("http://127.0.0.1:" + parrot.getAddress().getPort()))
                    .bearer(() -> LAGO_KEY)
                    .refusing(said -> new Refusals.Refusal(
                            Kind.REJECTED, said.body().path("message").asString("")))
                    .client()
                    .get()
                    .uri("/customers")
                    .retrieve()
                    .toBodilessEntity();
            throw new AssertionError("not refused");
        }

        private static Progress<Facts> says(StepContext context) {
            if (context.memo().values().isEmpty()) {
                return Progress.working(Facts.of("said", "yes"), Duration.ofMillis(100), Saying.quote(all(context)));
            }
            leak(all(context));
            return Progress.done(Facts.none());
        }

        /** What Terraform is going to say, as Go writes JSON, and once more as a plain line. */
        private static void leak(String all) {
            Map<String, String> diagnostic =
                    Map.of("severity", "error", "summary", "VpcLimitExceeded: " + all, "detail", all, "address", all);
            String json = JsonMapper.shared()
                    .writeValueAsString(
                            Map.of("@level", "error", "@message", all, "type", "diagnostic", "diagnostic", diagnostic))
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
            write("leak", json + "\n" + all + "\n");
        }
    }

    /** Not annotated, so that the engine of another test does not find it. */
    static class Steps {

        @Bean
        Step parrot() {
            return new Parrot();
        }
    }

    private static Path write(String name, String text) {
        try {
            return Files.writeString(home.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Terraform with a plan; applying says what it was told to and its own credentials. Writes down who has started it how. */
    private static Path terraform() throws IOException {
        Path program = write("terraform", """
                #!/bin/sh
                here=$(dirname "$0")
                case $1 in version) echo 'Terraform v1.11.4'; exit ;; esac
                {
                    echo "$0 $*"
                    pid=$$
                    while [ "${pid:-1}" -gt 1 ]; do
                        tr '\\0' ' ' </proc/$pid/cmdline
                        echo
                        pid=$(sed 's/.*) . \\([0-9]*\\) .*/\\1/' /proc/$pid/stat)
                    done
                } >>"$here/command-lines"
                case $1 in
                    show) echo '{"resource_changes":[{"address":"aws_vpc.main","type":"aws_vpc","name":"main",\
                "change":{"actions":["create"],"before":null,"after":{}}}]}' ;;
                    apply)
                        echo "$AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_SESSION_TOKEN"
                        cat "$here/leak"
                        exit 1
                        ;;
                esac
                """);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @BeforeAll
    static void start() throws Exception {
        AWS.forEach(System::setProperty);
        parrot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        parrot.createContext("/", call -> {
            String heard = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
            byte[] said = JsonMapper.shared()
                    .writeValueAsBytes(Map.of("message", heard + " " + AWS.values() + LITELLM_KEY + KEYCLOAK_SECRET));
            call.sendResponseHeaders(400, said.length);
            call.getResponseBody().write(said);
            call.close();
        });
        parrot.start();
        engine = EngineUnderTest.start(
                home,
                List.of(Steps.class),
                "test.steps=gateway,parrot,infrastructure",
                "tenantry.litellm.url=" + LITELLM.url(),
                "tenantry.litellm.key-file=" + write("litellm-key", LITELLM_KEY),
                "tenantry.keycloak.admin-url=" + KEYCLOAK.url(),
                "tenantry.keycloak.client-secret-file=" + write("keycloak-secret", KEYCLOAK_SECRET),
                "tenantry.terraform.binary=" + terraform(),
                "tenantry.terraform.provider-mirror=" + home,
                "tenantry.terraform.sources="
                        + Path.of("../../infra/terraform").toAbsolutePath().normalize(),
                "tenantry.infrastructure.local-states=" + home.resolve("states"));
        OURS.setLevel(Level.DEBUG);
        OWN_LOG.start();
        ROOT.addAppender(OWN_LOG);
    }

    @AfterAll
    static void stop() {
        ROOT.detachAppender(OWN_LOG);
        OURS.setLevel(null);
        engine.close();
        parrot.stop(0);
        AWS.keySet().forEach(System::clearProperty);
    }

    @Test
    void no_secret_is_kept_anywhere_whoever_says_it() throws Exception {
        TenantOnEngine acme = TenantOnEngine.draft(engine, Field.DATA_POLICY, "EXTERNAL");
        engine.getBean(BroughtSecrets.class)
                .seal(acme.id(), "tools.agency", TOOL_TOKEN)
                .keep();
        RunId run = acme.submit();
        acme.approve(run);
        for (String kind : List.of("Lago", "IllegalStateException", "VpcLimitExceeded")) {
            Failure failure = Objects.requireNonNull(
                            acme.await(run, RunState.INCIDENT).incident())
                    .failure();
            assertThat(failure.raw()).contains(kind, MASK);
            assertThat(failure.cause().toString()).contains(MASK);
            engine.getBean(RunControl.class).retry(acme.id(), run);
        }
        acme.await(run, RunState.INCIDENT);

        List<String> canaries = canaries(acme);
        assertNone(canaries, "command lines", Files.readString(home.resolve("command-lines")), "terraform apply");
        assertNone(canaries, "own log", ownLog(), "dev.tenantry");
        assertNone(canaries, "export of the audit", audit(), "infrastructure.task");
        assertThat(foundInTables(List.of(MASK))).contains("run.incident", "run_log.content", "run_event.facts");
        assertThat(foundInTables(canaries)).isEmpty();
    }

    /** What is looked for: each secret as far as it is written the same everywhere. */
    private static List<String> canaries(TenantOnEngine tenant) {
        List<String> all = new ArrayList<>(AWS.values());
        all.addAll(List.of(LITELLM_KEY, KEYCLOAK_SECRET));
        all.addAll(engine.getBean(TenantSecrets.class).allOf(tenant.id()));
        assertThat(all).as("one of them is the gateway's, which was generated").hasSize(9);
        assertThat(all).contains(TOOL_TOKEN);
        return all.stream()
                .map(secret -> secret.replace(WRITTEN_OTHERWISE + "end", ""))
                .toList();
    }

    /** @param there what shows that it was looked at the right thing */
    private static void assertNone(List<String> canaries, String where, String text, String there) {
        assertThat(text).as(where).contains(there).doesNotContain(canaries);
    }

    private static String ownLog() {
        return OWN_LOG.list.stream()
                .map(event -> event.getLoggerName() + " " + event.getFormattedMessage() + " "
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    private static String audit() {
        database()
                .scope()
                .inProvider(() -> database()
                        .jdbc()
                        .sql("insert into membership (id, person_id, role) values (?, ?, 'AUDITOR')")
                        .params(UUID.randomUUID(), EngineUnderTest.OPERATOR.value())
                        .update());
        StringBuilder export = new StringBuilder();
        engine.getBean(AuditTrail.class).csv(TrailFilter.all(), export);
        engine.getBean(AuditTrail.class).json(TrailFilter.all(), export);
        return export.toString();
    }

    private static TestDatabase database() {
        return engine.getBean(TestDatabase.class);
    }

    /** Columns, of whatever table and type, in which one of the texts stands. */
    private static List<String> foundInTables(List<String> texts) {
        String sought = texts.stream().map(text -> "'%" + text + "%'").collect(Collectors.joining(", ", "array[", "]"));
        JdbcClient admin = database().admin();
        List<String> looks = admin.sql("""
                        select format(
                            'select %L where exists (select from %I.%I where '
                                || case c.data_type when 'bytea' then 'encode(%I, ''escape'')' else '%I::text' end
                                || ' like any (%s))',
                            c.table_name || '.' || c.column_name, c.table_schema, c.table_name, c.column_name, :sought::text)
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                        """)
                .param("sought", sought)
                .query((row, at) -> row.getString(1))
                .list();
        return admin.sql("(" + String.join(") union all (", looks) + ")")
                .query((row, at) -> row.getString(1))
                .list();
    }
}
