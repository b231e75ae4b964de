package dev.tenantry.terraform;

import dev.tenantry.processes.ProcessHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of Terraform. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TerraformConfiguration.Properties.class)
class TerraformConfiguration {

    /**
     * @param binary a path, or a name to look for; null looks for terraform, then tofu
     * @param providerMirror unpacked providers; null looks in the usual places
     * @param sources holds {@code stacks} and {@code modules}
     * @param environment more for Terraform's environment, without secrets
     */
    @ConfigurationProperties("tenantry.terraform")
    record Properties(
            @Nullable String binary,
            @Nullable Path providerMirror,
            @DefaultValue("infra/terraform") Path sources,
            @DefaultValue("60s") Duration lockTimeout,
            @DefaultValue("10") int parallelism,
            @DefaultValue("10m") Duration graceAfterStop,
            @DefaultValue Map<String, String> environment) {}

    @Bean
    Terraform terraform(ProcessHost host, Properties properties) {
        TerraformSettings settings = new TerraformSettings(
                properties.binary(),
                properties.providerMirror(),
                properties.lockTimeout(),
                properties.parallelism(),
                properties.graceAfterStop(),
                properties.environment());
        return new Terraform(host, new TerraformFinder(System.getenv()), settings);
    }

    @Bean
    StackSources stackSources(Properties properties) {
        return new StackSources(properties.sources().toAbsolutePath());
    }
}
