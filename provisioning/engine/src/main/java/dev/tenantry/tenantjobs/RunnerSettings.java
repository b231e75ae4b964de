package dev.tenantry.tenantjobs;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs inside tenants' networks are done.
 *
 * @param lateResult how long after a build's end its result may still come; longer only where an emulator ends builds that
 *     have not begun
 * @param lateLog how long after a job's end the last lines of its build's log may still come
 * @param charts the folder of Helm charts
 * @param assistantAddress how the runner reaches the assistant; {@code {host}} and {@code {slug}} are replaced
 * @param gatewayAddress the model gateway as tenants' assistants reach it, if it is not the endpoint in their network
 * @param ollamaAddress the tenant's Ollama as its assistant reaches it; {@code {slug}} is replaced
 * @param vectorsAddress the tenant's Qdrant as the runner reaches it: {@code cluster://namespace/service:port} through the
 *     cluster's API, since no other way leads there; {@code {slug}} is replaced
 */
@ConfigurationProperties("tenantry.runner")
record RunnerSettings(
        @DefaultValue("1m") Duration lateResult,
        @DefaultValue("15s") Duration lateLog,
        @DefaultValue("infra/helm") Path charts,
        @DefaultValue("https://{host}") String assistantAddress,
        @Nullable String gatewayAddress,
        @DefaultValue("http://ollama:11434") String ollamaAddress,
        @DefaultValue("cluster://assistant/qdrant:6333") String vectorsAddress) {}
