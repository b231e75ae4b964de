package dev.tenantry.mcp;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.JobOutcome.ToolServerRow;
import dev.tenantry.tenantside.JobProofs;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.SecretRef;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Beside what we attach, the tenant may have attached servers of its own. */
@Proves("mcp")
class McpStepProofTests extends JobProofs {

    private static TestDatabase database;

    @TempDir
    private Path folder;

    @BeforeAll
    static void register_the_agencys_server() {
        database = TestDatabase.create();
        McpStepTests.register(database, "agency");
    }

    @AfterAll
    static void close_the_database() {
        database.close();
    }

    @Override
    protected Step step() {
        return McpStepTests.step(database, jobs, List::of);
    }

    @Override
    protected StepStage stage() {
        AssistantTarget assistant = new AssistantTarget(
                URI.create("https://assistant.acme.example"), "operator@example.test", SecretRef.of("x"));
        StepStage stage = new StepStage(folder)
                .with(McpStepTests.profile(DataPolicy.EXTERNAL, "agency"))
                .withOutputs("application", assistant.facts());
        McpStepTests.given(database, stage, "agency");
        return stage;
    }

    @Override
    protected JobOutcome does(RunnerJob job, Map<String, String> world) {
        switch (job) {
            case RunnerJob.McpAttach attach -> {
                attach.gone().forEach(server -> world.remove("server " + server));
                attach.servers()
                        .forEach(server -> world.put(
                                "server " + server.id(), server.address().toString()));
            }
            case RunnerJob.McpDetach detach -> detach.servers().forEach(server -> world.remove("server " + server));
            default -> throw new AssertionError("not a job of this step: " + job);
        }
        List<ToolServerRow> rows = world.keySet().stream()
                .map(name -> new ToolServerRow(name.substring(7), "https://gw.example", true, List.of("search")))
                .toList();
        return new AssistantState("0.12.4", false, List.of(), List.of(), true, List.of(), List.of(), rows);
    }
}
