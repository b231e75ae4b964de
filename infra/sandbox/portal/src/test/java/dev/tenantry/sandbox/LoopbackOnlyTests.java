package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class LoopbackOnlyTests {

    @Test
    void starts_on_loopback_with_its_own_database_and_emulators() {
        assertThat(problems(Map.of("tenantry.litellm.url", "http://127.0.0.1:4000")))
                .isEmpty();
    }

    @Test
    void starts_with_its_own_settings_as_they_are_shipped() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("shipped", new ClassPathResource("application-sandbox.yaml"))
                .forEach(environment.getPropertySources()::addFirst);
        assertThat(environment.getProperty("tenantry.bootstrap.template-url")).isNotEmpty();
        assertThat(LoopbackOnly.problems(environment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "server.address, 0.0.0.0, other machines",
        "server.address, 192.0.2.7, other machines",
        "tenantry.database.embedded, false, database of its own",
        "tenantry.lago.url, https://192.0.2.8/api, not an emulator",
        "tenantry.aws.endpoint, http://192.0.2.9:5000, not an emulator",
        "tenantry.aws.endpoint, http://invalid.example.com, not an emulator",
    })
    void refuses_what_could_be_reached_or_could_reach_something_real(String setting, String value, String why) {
        assertThat(problems(Map.of(setting, value)))
                .singleElement()
                .asString()
                .contains(setting.replaceAll("^tenantry.", ""))
                .contains(why);
    }

    @Test
    void refuses_to_start_and_says_all_reasons_and_what_to_do() {
        assertThatThrownBy(() -> SandboxPortal.main(
                        new String[] {"--server.address=0.0.0.0", "--tenantry.database.embedded=false"}))
                .isInstanceOf(SandboxRefused.class)
                .hasMessageContaining("server.address")
                .hasMessageContaining("tenantry.database.embedded");
    }

    @Test
    void has_its_explanation_registered() {
        var analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.logging(LogFactory.getLog(getClass())));
        assertThat(analyzers).hasAtLeastOneElementOfType(SandboxRefusedAnalyzer.class);
        var refused = new SandboxRefused(List.of("server.address is 0.0.0.0"));
        var analysis = new SandboxRefusedAnalyzer().analyze(refused, refused);
        assertThat(analysis.getDescription()).contains("server.address is 0.0.0.0");
        assertThat(analysis.getAction()).contains("production jar");
    }

    private static List<String> problems(Map<String, String> settings) {
        var all = new HashMap<String, Object>(Map.of("server.address", "127.0.0.1"));
        all.putAll(settings);
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        return LoopbackOnly.problems(environment);
    }
}
