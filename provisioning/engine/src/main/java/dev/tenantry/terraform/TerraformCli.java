package dev.tenantry.terraform;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.processes.JobId;
import dev.tenantry.processes.ProcessHost;
import dev.tenantry.processes.ProcessJob;
import dev.tenantry.processes.ProcessState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Terraform by its command line. Each task is a job of its own on a {@link ProcessHost}: start it, ask for it until it is
 * done or failed, then read its plan or outputs. Every call returns within seconds and may be repeated.
 */
public final class TerraformCli {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ProcessHost host;
    private final TerraformFound terraform;
    private final TerraformSettings settings;

    public TerraformCli(ProcessHost host, TerraformFound terraform, TerraformSettings settings) {
        this.host = host;
        this.terraform = terraform;
        this.settings = settings;
    }

    /** Lays the work folder out. Throws {@link OutsideFailure} if there is no such stack or no room. */
    public void prepare(StackWork work) {
        new StackFiles(terraform.providerMirror()).write(work);
    }

    /**
     * Starts a task in a folder that was laid out; nothing happens if a job of that id was started before.
     *
     * @param credentials environment with secrets: {@code AWS_ACCESS_KEY_ID} …
     */
    public void start(JobId id, WorkFolder folder, TerraformTask task, Map<String, String> credentials) {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", folder.script().toString()));
        command.addAll(task.arguments());
        host.start(new ProcessJob(
                id, folder.root(), command, environment(folder, task), credentials, settings.graceAfterStop()));
    }

    private Map<String, String> environment(WorkFolder folder, TerraformTask task) {
        Map<String, String> all = new TreeMap<>(settings.environment());
        all.putAll(Map.of(
                "TERRAFORM", terraform.binary().toString(),
                "WORK", folder.path().toString(),
                "LOCK_TIMEOUT", settings.lockTimeout().toSeconds() + "s",
                "PARALLELISM", Integer.toString(settings.parallelism()),
                "PLAN_OPTIONS", task.planOptions(),
                "TF_IN_AUTOMATION", "1",
                "TF_INPUT", "0",
                "CHECKPOINT_DISABLE", "1",
                "TF_CLI_CONFIG_FILE", folder.cliConfig().toString(),
                "TF_DATA_DIR", folder.data().toString()));
        return all;
    }

    /** Whether the task is at work now: asks the host alone, however much the task has said. */
    public boolean isWorking(JobId id) {
        return host.inspect(id) instanceof ProcessState.Running;
    }

    /** Whether the task was started and not forgotten since, ended or not: asks the host alone, as {@link #isWorking}. */
    public boolean isStarted(JobId id) {
        return !(host.inspect(id) instanceof ProcessState.NotStarted);
    }

    /** How far the task is; why, if it failed, for which the beginning and the end of what it said are read each time. */
    public TerraformState inspect(JobId id, WorkFolder folder) {
        return switch (host.inspect(id)) {
            case ProcessState.NotStarted notStarted -> new TerraformState.NotStarted();
            case ProcessState.Running running -> new TerraformState.Working(running.pid(), running.since());
            case ProcessState.Lost lost -> new TerraformState.Lost(lost.reason());
            case ProcessState.Exited exited -> ended(id, folder, exited);
        };
    }

    private TerraformState ended(JobId id, WorkFolder folder, ProcessState.Exited exited) {
        if (exited.code() == 0) {
            return new TerraformState.Done(exited.at());
        }
        boolean stateLeft = Files.exists(folder.erroredState());
        return new TerraformState.Failed(FailureReader.read(host, id, exited.code(), stateLeft));
    }

    /** Whether there is a plan; an apply uses it up. */
    public boolean hasPlan(WorkFolder folder) {
        return Files.exists(folder.planJson());
    }

    /** What the last plan says. Throws {@link OutsideFailure} if there is none, as after an apply. */
    public TerraformPlan plan(WorkFolder folder) {
        return PlanReader.read(read(folder.planJson(), "plan"));
    }

    /** What the last apply or reading of outputs brought. Throws {@link OutsideFailure} if there was none. */
    public TerraformOutputs outputs(WorkFolder folder) {
        return TerraformOutputs.read(read(folder.outputsJson(), "outputs"));
    }

    /** Whether Terraform left a state here that it could not save: push it before anything else. */
    public boolean hasUnsavedState(WorkFolder folder) {
        return Files.exists(folder.erroredState());
    }

    /** Removes plan and outputs, which hold secrets in clear; nothing happens if there are none. */
    public void discardResults(WorkFolder folder) {
        try {
            for (Path file : List.of(folder.planFile(), folder.planJson(), folder.outputsJson())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new OutsideFailure(
                    OutsideSystem.TERRAFORM, Kind.BROKEN, 0, "cannot remove from " + folder.path(), null, e);
        }
    }

    /** Asks Terraform to end what it is at, save its state and free its lock. False if it was not running. */
    public boolean stop(JobId id) {
        return host.stop(id);
    }

    /** Ends Terraform at once: what it was creating is forgotten, the lock stays. False if it was not running. */
    public boolean kill(JobId id) {
        return host.kill(id);
    }

    private static JsonNode read(Path file, String what) {
        if (!Files.exists(file)) {
            throw new OutsideFailure(OutsideSystem.TERRAFORM, Kind.NOT_FOUND, "there is no " + what + " at " + file);
        }
        try {
            return JSON.readTree(file);
        } catch (JacksonException e) {
            // its message would quote the file, which holds secrets
            throw new OutsideFailure(OutsideSystem.TERRAFORM, Kind.NOT_UNDERSTOOD, "no JSON in " + file);
        }
    }
}
