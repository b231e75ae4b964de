package dev.tenantry.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.TenantryPortal;
import dev.tenantry.outside.PlainConnections;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Nothing is spoken with in clear (R7.4): each setting that is an address is listed here, and refused if it is plain. */
class AddressSettingsTests {

    /** All settings that hold an address, or a name to make one of. */
    private static final Set<String> ADDRESSES = new TreeSet<>(List.of(
            "tenantry.bootstrap.template-url",
            "tenantry.database.url",
            "tenantry.infrastructure.emulator",
            "tenantry.keycloak.admin-url",
            "tenantry.lago.url",
            "tenantry.links.assistant",
            "tenantry.links.console",
            "tenantry.links.lago",
            "tenantry.litellm.url",
            "tenantry.mcp.agency-address",
            "tenantry.mcp.tenant-address",
            "tenantry.notifications.mail.host",
            "tenantry.notifications.portal",
            "tenantry.notifications.webhooks.any.url",
            "tenantry.oidc.authorization-uri",
            "tenantry.oidc.end-session-uri",
            "tenantry.oidc.issuer",
            "tenantry.oidc.jwk-set-uri",
            "tenantry.oidc.token-uri",
            "tenantry.processes.kubernetes.url",
            "tenantry.runner.assistant-address",
            "tenantry.runner.gateway-address",
            "tenantry.runner.ollama-address",
            "tenantry.runner.vectors-address",
            "tenantry.traces.endpoint"));

    /** They look like it, and are none. */
    private static final Set<String> NONE = Set.of(
            "tenantry.egress.allowed-hosts",
            "tenantry.egress.plain-hosts",
            "tenantry.processes.host",
            "tenantry.billing.issuer.street");

    /** Inside a tenant's namespace; infra/helm/plain-connections.yaml says why. */
    private static final Map<String, String> PLAIN_BY_DEFAULT =
            Map.of("tenantry.runner.ollama-address", "http://ollama:11434");

    private static final Map<String, String> ELSEWISE = Map.of(
            "tenantry.database.url", "jdbc:postgresql://other.example:5432/portal?sslmode=require",
            "tenantry.notifications.mail.host", "other.example");

    @Test
    void knows_every_setting_that_is_an_address() {
        Set<String> found = types().flatMap(type -> parts(prefix(type), type))
                .filter(Part::looksLikeAnAddress)
                .map(Part::name)
                .filter(name -> !NONE.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(ADDRESSES);
    }

    @Test
    void ships_no_plain_address_but_those_that_are_listed() {
        Map<String, String> plain = types().flatMap(type -> parts(prefix(type), type))
                .filter(part -> !problems(Map.of(part.name(), part.shipped())).isEmpty())
                .collect(Collectors.toMap(Part::name, Part::shipped));
        assertThat(plain).isEqualTo(PLAIN_BY_DEFAULT);
    }

    static Set<String> addresses() {
        return ADDRESSES;
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void refuses_it_in_clear(String setting) {
        assertThat(problems(withPlain(setting, "other.example")))
                .singleElement()
                .asString()
                .contains("tenantry.", "other.example");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void lets_it_be_plain_on_this_machine(String setting) {
        assertThat(problems(withPlain(setting, "127.0.0.1"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void lets_only_the_database_not_be_plain_although_it_is_listed(String setting) {
        Map<String, Object> settings = new HashMap<>(withPlain(setting, "other.example"));
        settings.put("tenantry.egress.plain-hosts", "other.example");
        assertThat(problems(settings)).hasSize(setting.equals("tenantry.database.url") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/x",
                "cluster://assistant/qdrant:6333",
                "jdbc:postgresql://db.example/p?sslmode=verify-full&sslrootcert=/ca.pem",
                "http://localhost:4000",
                "http://[::1]:4000",
                "arn:aws:iam::123456789012:role/x",
                "{address}"
            })
    void lets_pass_what_is_verified_or_here(String value) {
        assertThat(problems(Map.of("tenantry.some.new-setting", value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other.example",
                "HTTP://other.example",
                "http://user@other.example:80/x",
                "http://127.0.0.1.other.example",
                "http://127.0.0.1@other.example",
                "http://{host}/x",
                "ws://other.example",
                "redis://other.example:6379",
                "https://fine.example,http://other.example",
                "jdbc:postgresql://other.example/p",
                "jdbc:postgresql://127.0.0.1,other.example/p?sslmode=verify-ca",
                "jdbc:postgresql://other.example/p?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory",
                "jdbc:postgresql://other.example/p?sslmode=verify-full&sslhostnameverifier=any.Verifier"
            })
    void refuses_whatever_else_in_settings_that_nobody_has_thought_of(String value) {
        assertThat(problems(Map.of("tenantry.some.new-setting", value))).hasSize(1);
    }

    @Test
    void refuses_another_endpoint_of_aws_by_environment() {
        var environment = new StandardEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                return Map.of("AWS_ENDPOINT_URL_S3", "http://other.example:9000");
            }
        };
        assertThat(PlainConnections.problems(environment))
                .singleElement()
                .asString()
                .contains("AWS_ENDPOINT_URL_S3");
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS, 0", "TLS, 0", "none, 1"})
    void refuses_mail_in_clear_only(String encryption, int problems) {
        assertThat(problems(Map.of(
                        "tenantry.notifications.mail.host",
                        "mail.example",
                        "tenantry.notifications.mail.encryption",
                        encryption)))
                .hasSize(problems);
    }

    /** Not even a database is looked for. */
    @Test
    void stops_the_start_and_says_which_setting() {
        assertThatThrownBy(() -> TenantryPortal.main(
                        new String[] {"--tenantry.lago.url=http://lago.example", "--tenantry.database.embedded=false"}))
                .hasMessageContaining("tenantry.lago.url is http://lago.example");
    }

    private static Map<String, Object> withPlain(String setting, String host) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                setting,
                ELSEWISE.getOrDefault(setting, "http://other.example:1/x").replace("other.example", host));
        if (setting.equals("tenantry.notifications.mail.host")) {
            settings.put("tenantry.notifications.mail.encryption", "NONE");
        }
        return settings;
    }

    private static List<String> problems(Map<String, ?> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", new HashMap<>(settings)));
        return PlainConnections.problems(environment);
    }

    private static Stream<Class<?>> types() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("dev.tenantry").stream()
                .map(found -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), ClassUtils.getDefaultClassLoader()));
    }

    private static String prefix(Class<?> type) {
        return (String) Objects.requireNonNull(AnnotationUtils.getValue(
                Objects.requireNonNull(AnnotationUtils.findAnnotation(type, ConfigurationProperties.class))));
    }

    private record Part(String name, Class<?> type, String shipped) {

        boolean looksLikeAnAddress() {
            return type == URI.class
                    || shipped.contains("://")
                    || name.substring(name.lastIndexOf('.') + 1)
                            .matches("(.*-)?(url|uri|address|hosts?|endpoint|issuer|server|tenant-address|lago)");
        }
    }

    /** What lies in records of ours, also as values of maps, is named through them. */
    private static Stream<Part> parts(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(part -> {
            String name =
                    prefix + "." + part.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            Optional<Class<?>> values = values(part);
            if (part.getType().isRecord()) {
                return parts(name, part.getType());
            }
            return values.isPresent()
                    ? parts(name + ".any", values.get())
                    : Stream.of(new Part(name, part.getType(), shipped(part)));
        });
    }

    private static Optional<Class<?>> values(RecordComponent part) {
        return part.getGenericType() instanceof ParameterizedType map
                        && map.getActualTypeArguments().length == 2
                        && map.getActualTypeArguments()[1] instanceof Class<?> value
                        && value.isRecord()
                ? Optional.of(value)
                : Optional.empty();
    }

    /** The annotation stands on the constructor's parameter. */
    private static String shipped(RecordComponent part) {
        return Stream.of(part.getDeclaringRecord().getDeclaredConstructors())
                .flatMap(constructor -> Stream.of(constructor.getParameters()))
                .filter(parameter -> parameter.getName().equals(part.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(Objects::nonNull)
                .flatMap(value -> Stream.of(value.value()))
                .findFirst()
                .orElse("");
    }
}
