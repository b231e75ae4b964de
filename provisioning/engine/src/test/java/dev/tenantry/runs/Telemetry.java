package dev.tenantry.runs;

import dev.tenantry.outside.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What monitoring and tracing see of this process as long as a test listens. */
public final class Telemetry implements AutoCloseable {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final InMemorySpanExporter told = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(told))
                    .build())
            .build();

    private Telemetry() {}

    public static Telemetry listening() {
        Telemetry made = new Telemetry();
        Metrics.addRegistry(made.registry);
        Spans.into(made.telemetry);
        return made;
    }

    /** The only timer of this name with these tags that has a sample: a new registry is given all series of earlier ones, empty. */
    public Timer timer(String name, String... tags) {
        List<Timer> timers = registry.find(name).tags(tags).timers().stream()
                .filter(timer -> timer.count() > 0)
                .toList();
        if (timers.size() != 1) {
            throw new AssertionError(timers.size() + " timers " + name + " in " + tagValues());
        }
        return timers.getFirst();
    }

    /** How many samples there are of this name, whatever their tags. */
    public long samples(String name) {
        return registry.find(name).timers().stream().mapToLong(Timer::count).sum();
    }

    /** Rows of the documentation for what begins so. */
    public Set<String> registered(String prefix) {
        return DocumentedMeters.registered(registry).stream()
                .filter(row -> row.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every value of every tag. */
    public Set<String> tagValues() {
        return registry.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(tag -> tag.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public List<SpanData> spans() {
        return told.getFinishedSpanItems();
    }

    /** The only one of this name. */
    public SpanData span(String name) {
        List<SpanData> named =
                spans().stream().filter(span -> span.getName().equals(name)).toList();
        if (named.size() != 1) {
            throw new AssertionError(named.size() + " spans " + name + " in " + spans());
        }
        return named.getFirst();
    }

    public static @Nullable String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    public static @Nullable Long number(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.longKey(name));
    }

    @Override
    public void close() {
        Metrics.removeRegistry(registry);
        Spans.into(OpenTelemetry.noop());
        telemetry.close();
    }
}
