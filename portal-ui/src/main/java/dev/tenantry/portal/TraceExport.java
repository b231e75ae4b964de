package dev.tenantry.portal;

import dev.tenantry.outside.Spans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Sends spans to a collector by OTLP over HTTP, in batches from a thread of its own: a collector that is slow or away costs
 * spans, never a request.
 */
@Component
@ConditionalOnProperty("tenantry.traces.endpoint")
@EnableConfigurationProperties(TraceExport.Settings.class)
class TraceExport implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * @param endpoint where the collector takes traces, with its path, as {@code https://collector:4318/v1/traces}
     * @param share of requests that come without a trace of their own, from 0 to 1; runs are always told of
     */
    @ConfigurationProperties("tenantry.traces")
    record Settings(URI endpoint, @DefaultValue("1.0") double share) {}

    private final OpenTelemetrySdk telemetry;

    TraceExport(Settings settings) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .setTimeout(PATIENCE)
                .build();
        var service = Attributes.of(AttributeKey.stringKey("service.name"), "tenantry-portal");
        var provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(service)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        this.telemetry = OpenTelemetrySdk.builder().setTracerProvider(provider).build();
        Spans.into(telemetry);
    }

    /** Sends what is waiting; spans of this process go nowhere afterwards. */
    @Override
    public void destroy() {
        Spans.into(io.opentelemetry.api.OpenTelemetry.noop());
        telemetry.close();
    }
}
