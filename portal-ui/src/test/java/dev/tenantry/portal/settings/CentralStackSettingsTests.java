package dev.tenantry.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tenantry.outside.PlainConnections;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** What the central stack's chart writes into the portal's settings, compared with what the portal's code reads. */
class CentralStackSettingsTests {

    private static final Path RENDERED = Path.of("../infra/helm/test/central/golden-whole.yaml");

    /** No settings class of its own: the root of folders in application.yaml. */
    private static final Set<String> PLAIN = Set.of("tenantry.home");

    private static EnumerablePropertySource<?> written;
    private static List<Class<?>> read;

    @BeforeAll
    static void read_both_sides() throws IOException {
        String settings = load(new FileSystemResource(RENDERED)).stream()
                .filter(object -> says(object, "kind", "ConfigMap") && says(object, "metadata.namespace", "portal"))
                .map(object -> object.getProperty("data.application.yaml"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElseThrow();
        written = load(new ByteArrayResource(settings.getBytes(StandardCharsets.UTF_8)))
                .getFirst();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        read = scanner.findCandidateComponents("dev.tenantry").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), ClassUtils.getDefaultClassLoader()))
                .toList();
    }

    @Test
    void every_setting_that_the_chart_writes_is_read_by_the_portal() {
        Set<String> known =
                read.stream().flatMap(type -> names(prefix(type), type)).collect(Collectors.toSet());
        assertThat(read).hasSizeGreaterThan(12);
        assertThat(written.getPropertyNames())
                .hasSizeGreaterThan(30)
                .allMatch(name -> known.contains(name.replaceFirst("\\[\\d+]$", "")) || PLAIN.contains(name));
    }

    @Test
    void every_value_that_the_chart_writes_can_be_read() {
        var binder = new Binder(Objects.requireNonNull(ConfigurationPropertySource.from(written)));
        for (Class<?> type : read) {
            assertThatCode(() -> binder.bind(prefix(type), Bindable.of(type)))
                    .as(type.getSimpleName())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void nothing_that_the_chart_writes_is_spoken_with_in_clear_but_what_it_lists() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(written);
        assertThat(PlainConnections.problems(environment)).isEmpty();

        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("none", Map.of("tenantry.egress.plain-hosts", "nobody.example")));
        assertThat(PlainConnections.problems(environment)).hasSize(5);
    }

    private static String prefix(Class<?> type) {
        return (String) Objects.requireNonNull(AnnotationUtils.getValue(
                Objects.requireNonNull(AnnotationUtils.findAnnotation(type, ConfigurationProperties.class))));
    }

    /** As they are written in YAML; what lies in records of ours is named through them. */
    private static Stream<String> names(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(part -> {
            String name = prefix + "." + kebab(part);
            return part.getType().isRecord() ? names(name, part.getType()) : Stream.of(name);
        });
    }

    private static String kebab(RecordComponent part) {
        return part.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean says(PropertySource<?> object, String name, String value) {
        return value.equals(String.valueOf(object.getProperty(name)));
    }

    private static List<EnumerablePropertySource<?>> load(Resource resource) throws IOException {
        return new YamlPropertySourceLoader()
                .load("rendered", resource).stream()
                        .<EnumerablePropertySource<?>>map(source -> (EnumerablePropertySource<?>) source)
                        .toList();
    }
}
