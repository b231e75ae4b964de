package dev.tenantry.tenantjobs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.AssistantWishes;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.JobOutcome.ModelRow;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.SecretRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the tests of steps that are jobs have in common. */
final class TenantSteps {

    static final AssistantTarget ASSISTANT = new AssistantTarget(
            URI.create("https://assistant.acme.example"),
            ChartValues.ADMIN,
            new SecretRef("tenantry/acme/open-webui", "admin-password"));

    private TenantSteps() {}

    /** A chart of two kinds, named like the real one. */
    static RunnerSettings settings(Path folder) {
        try {
            Path templates = Files.createDirectories(folder.resolve("charts/customer-stack/templates"));
            Files.writeString(templates.resolve("app.yaml"), "kind: Deployment\n---\nkind: Service\n");
            Files.writeString(templates.resolveSibling("Chart.yaml"), "name: customer-stack\n");
            Files.writeString(folder.resolve("images.yaml"), "images:\n  qdrant: { repository: qdrant, tag: v1 }\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RunnerSettings(
                Duration.ofMinutes(1),
                Duration.ofSeconds(15),
                folder.resolve("charts"),
                "https://{host}",
                null,
                "http://ollama:11434",
                "http://qdrant:6333");
    }

    static StepStage withStack(StepStage stage) {
        return stage.withOutputs(
                "infrastructure",
                Facts.of("documents_bucket", "tenantry-acme-documents")
                        .with("cluster", "{\"namespace\":\"assistant\"}")
                        .with("model_gateway_endpoint", "{\"host\":\"gateway.acme.internal\"}"));
    }

    static StepStage withAssistant(StepStage stage) {
        return withStack(stage).withOutputs("application", ASSISTANT.facts());
    }

    static JobOutcome failed(FailureClass failureClass) {
        return JobOutcome.Failed.of(
                new Failure(failureClass, OutsideSystem.KUBERNETES, "assistant", Saying.quote("no"), "no"));
    }

    /** What an assistant reads back as, once it is configured. */
    static AssistantState as(RunnerJob.AssistantConfigure job) {
        AssistantWishes wishes = job.wishes();
        AssistantWishes.Gateway gateway = wishes.gateway();
        return new AssistantState(
                "0.12.4",
                gateway != null,
                gateway == null ? List.of() : List.of(gateway.address().toString()),
                gateway == null ? List.of() : gateway.models(),
                true,
                List.of(wishes.ollama().toString()),
                wishes.models().stream()
                        .map(alias -> new ModelRow(alias.id(), alias.base(), true))
                        .toList(),
                List.of(),
                wishes.banner());
    }
}
