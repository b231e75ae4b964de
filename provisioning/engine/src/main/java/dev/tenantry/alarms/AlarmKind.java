package dev.tenantry.alarms;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The alarms that a stack makes; the portal has a sentence for each. */
public enum AlarmKind {
    DATABASE_CPU("database-.+-cpu", "stores"),
    DATABASE_STORAGE("database-.+-storage", "stores"),
    DATABASE_MEMORY("database-.+-memory", "stores"),
    DATABASE_CONNECTIONS("database-.+-connections", "stores"),
    CACHE_MEMORY("cache-.+-memory", "stores"),
    CACHE_SIGN_IN("cache-.+-sign-in", "stores"),
    BACKUP_FAILED("backup-failed", "copies"),
    BACKUP_MISSING("backup-missing", "copies"),
    RUNNER_FAILED("runner-failed", "runner"),
    CERTIFICATE_ENDING("certificate-ending", "certificate"),
    CERTIFICATE_ENDS("certificate-ends", "certificate"),
    NAMES_REFUSED("names-refused", "network"),
    ASSISTANT_SILENT("assistant-silent", "assistant"),
    PODS_WAITING("pods-waiting", "assistant"),
    PODS_RESTARTING("pods-restarting", "assistant"),
    MODELS_MISSING("models-missing", "models"),
    MODELS_OFF_GPU("models-off-gpu", "models"),
    VECTORS_IMPAIRED("vectors-impaired", "vectors"),
    VECTORS_UNCOPIED("vectors-uncopied", "copies"),
    VECTORS_UNTRIED("vectors-untried", "copies"),
    VOLUME_FILLING("volume-filling", "stores"),
    VOLUME_FULL("volume-full", "stores"),
    FIGURES_PARTIAL("figures-partial", "figures"),
    FIGURES_SILENT("figures-silent", "figures"),
    /** None that this release knows: the stack is of another one. */
    OTHER(".*", "watch");

    private final Pattern name;
    private final String runbook;

    AlarmKind(String name, String runbook) {
        this.name = Pattern.compile(name);
        this.runbook = runbook;
    }

    /** The page of {@code docs/runbooks/alerts} that says what to do. */
    public String runbook() {
        return runbook;
    }

    /** @param name of an alarm, without its stack's */
    static AlarmKind named(String name) {
        return Stream.of(values())
                .filter(kind -> kind.name.matcher(name).matches())
                .findFirst()
                .orElse(OTHER);
    }
}
