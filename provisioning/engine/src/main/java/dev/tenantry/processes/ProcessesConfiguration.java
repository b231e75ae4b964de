package dev.tenantry.processes;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where long programs run. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessesConfiguration.ProcessesSettings.class)
class ProcessesConfiguration {

    /** Where programs run. */
    enum Host {
        /** On the portal's own machine. */
        LOCAL,
        /** As Jobs of the cluster that the portal is in. */
        KUBERNETES
    }

    /**
     * @param folder where programs leave their output and exit codes; with Kubernetes on storage that nodes and pods share
     * @param slots how many heavy programs (Terraform) run on this node at once; null for one per processor, at least two
     */
    @ConfigurationProperties("tenantry.processes")
    record ProcessesSettings(
            @DefaultValue("local") Host host,
            @DefaultValue(".tenantry/processes") Path folder,
            @Nullable Integer slots,
            @DefaultValue KubernetesSettings kubernetes) {

        int atOnce() {
            return slots == null ? Math.max(2, Runtime.getRuntime().availableProcessors()) : slots;
        }
    }

    @Bean
    ProcessHost processHost(ProcessesSettings settings, Clock clock) {
        return switch (settings.host()) {
            case LOCAL -> LocalProcesses.open(settings.folder(), clock, System.getenv());
            case KUBERNETES -> kubernetes(settings, clock, System.getenv());
        };
    }

    /** Throws {@link HostFailure} that names what is missing. */
    static KubernetesJobs kubernetes(ProcessesSettings settings, Clock clock, Map<String, String> environment) {
        KubernetesSettings own = settings.kubernetes();
        JobTemplate template = JobTemplate.read(own.template(), settings.folder());
        ClusterJobs cluster =
                new ClusterJobs(api(own.url(), environment), new ClusterAccount(own.account()), own.timeout());
        return new KubernetesJobs(settings.folder(), clock, template, cluster, own.begin());
    }

    private static URI api(@Nullable URI set, Map<String, String> environment) {
        if (set != null) {
            return set;
        }
        String host = environment.get("KUBERNETES_SERVICE_HOST");
        if (host == null) {
            throw new HostFailure("This is no pod, so nothing says where the cluster's API is: "
                    + "set tenantry.processes.kubernetes.url, or tenantry.processes.host=local.");
        }
        String address = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("https://" + address + ":" + environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443"));
    }

    @Bean
    ProgramSlots programSlots(ProcessHost host, ProcessesSettings settings, Clock clock) {
        return new ProgramSlots(host, clock, settings.atOnce());
    }
}
