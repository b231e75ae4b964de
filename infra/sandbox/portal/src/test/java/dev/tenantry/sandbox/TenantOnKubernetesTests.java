package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.register.Field;
import dev.tenantry.runs.Rollback;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunState;
import dev.tenantry.sandbox.faults.BrokenAssistants;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Tenants of the sandbox with a real Kubernetes each, deployed by the real Helm from inside of their builds
 * ({@code ./portal verify kubernetes}).
 */
@SandboxFixture
@ContextConfiguration(initializers = {SandboxFixture.OnTestDatabase.class, World.OnKubernetes.class})
@Import(BrokenAssistants.class)
@Tag("long")
@Tag("kubernetes")
class TenantOnKubernetesTests extends OperatorAtWork {

    @Autowired
    private BrokenAssistants assistants;

    @BeforeAll
    static void needs_what_the_real_run_needs() {
        assumeTrue(World.isPossible(), "no Terraform or no AWS emulator: ./portal doctor says how to get them");
    }

    @Test
    void tenant_reaches_live_with_a_release_on_a_cluster_of_its_own() throws Exception {
        String account = "510987654321";
        TenantId tenant = drafts.beginWith(filledIn("nordlicht").with(Field.ACCOUNT_ID, account));
        RunId run = submit(tenant);
        approve(tenant, run);
        await(tenant, run, RunState.SUCCEEDED);

        assertThat(tenant(tenant).state()).isInstanceOf(TenantState.Live.class);
        assertThat(said(account, "helm", "list", "--all-namespaces")).containsPattern("assistant\\s.*deployed");
        assertThat(said(account, "kubectl", "get", "pods", "--namespace", "assistant", "--no-headers"))
                .hasLineCount(3)
                .contains("open-webui", "ollama", "qdrant");
    }

    @Test
    void rolled_back_tenant_leaves_neither_cluster_nor_process() throws Exception {
        String account = "610987654321";
        TenantId tenant = drafts.beginWith(filledIn("suedlicht").with(Field.ACCOUNT_ID, account));
        assistants.letNobodyIn();
        RunId run = submit(tenant);
        approve(tenant, run);
        await(tenant, run, RunState.INCIDENT);
        assertThat(said(account, "helm", "list", "--all-namespaces")).contains("deployed");
        long server = pid(account, "kube-apiserver");
        assertThat(ProcessHandle.of(server)).isPresent();

        assistants.heal();
        assertThat(control.askRollback(tenant, run, "only tried"))
                .isEqualTo(new RunControl.Decision.SecondPersonAsked());
        Rollback rollback =
                Objects.requireNonNull(reading.run(tenant, run).orElseThrow().rollback());
        Instant askedAt = Objects.requireNonNull(rollback.asked()).askedAt();
        signIn(DemoPerson.ADA);
        assertThat(control.confirmRollback(tenant, run, askedAt)).isEqualTo(new RunControl.Decision.Taken());
        await(tenant, run, RunState.ROLLED_BACK);

        // one that has ended is still listed until it is collected, which takes its time
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.notExists(own(account))
                        && ProcessHandle.of(server)
                                .filter(ProcessHandle::isAlive)
                                .isEmpty());
    }

    private static Path own(String account) {
        return World.OnKubernetes.HOME.resolve("tools/run/kubernetes-" + account);
    }

    private static long pid(String account, String part) throws IOException {
        return Long.parseLong(
                Files.readString(own(account).resolve(part + ".pid")).split("\\s", 2)[0]);
    }

    private static String said(String account, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                World.OnKubernetes.HOME.resolve("tools/kubernetes/" + program).toString(),
                "--kubeconfig",
                own(account).resolve("kubeconfig").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
