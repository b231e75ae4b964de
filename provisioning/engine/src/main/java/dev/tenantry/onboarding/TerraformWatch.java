package dev.tenantry.onboarding;

import dev.tenantry.outside.Spans;
import dev.tenantry.processes.ProcessHost;
import dev.tenantry.processes.ProgramEnd;
import dev.tenantry.terraform.TerraformPhases;
import dev.tenantry.terraform.TerraformPhases.Begun;
import io.micrometer.core.instrument.Metrics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is seen from outside of Terraform's programs and their phases, told when a program has ended: it outlives the portal
 * that started it, so its times are those of its notes and not of whoever looks.
 */
final class TerraformWatch {

    private static final Pattern JOB =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-" + TerraformJobs.KIND + "(.+)-[0-9]+");

    private static final String OK = "ok";
    /** Of {@code task.sh}: stopped between phases, of which the last has done its work. */
    private static final int STOPPED_BETWEEN_PHASES = 20;

    private final ProcessHost host;

    TerraformWatch(ProcessHost host) {
        this.host = host;
    }

    /** Of one that is none of Terraform's, nothing is told. */
    void ended(ProgramEnd end) {
        Matcher job = JOB.matcher(end.id().value());
        if (job.matches()) {
            tell(end, UUID.fromString(job.group(1)), task(job.group(2)));
        }
    }

    /** The lock that is released is part of the job's name, and one more series for each would never end. */
    private static String task(String name) {
        return name.startsWith("unlock-") ? "unlock" : name;
    }

    private void tell(ProgramEnd end, UUID run, String task) {
        String outcome = outcome(end);
        Metrics.timer("tenantry.terraform", "task", task, "outcome", outcome)
                .record(Duration.between(end.began(), end.ended()));
        AttributesBuilder attributes =
                attributes(run, outcome).put("tenantry.job", end.id().value()).put("process.exit.code", end.code());
        SpanContext program = Spans.tell(
                "TERRAFORM " + task,
                Spans.ofRun(run),
                end.began(),
                end.ended(),
                attributes.build(),
                !outcome.equals(OK));
        phases(end, run, program);
    }

    private static String outcome(ProgramEnd end) {
        if (end.code() == 0) {
            return OK;
        }
        return end.unwanted() ? "stopped" : "failed";
    }

    /** Each lasts until the next one begins. What ended the program has ended its last phase. */
    private void phases(ProgramEnd end, UUID run, SpanContext program) {
        List<Begun> phases = TerraformPhases.of(host, end.id());
        for (int at = 0; at < phases.size(); at++) {
            boolean last = at == phases.size() - 1;
            Instant until = last ? end.ended() : phases.get(at + 1).at();
            boolean done = !last || end.code() == STOPPED_BETWEEN_PHASES;
            phase(phases.get(at), until, done ? OK : outcome(end), run, program);
        }
    }

    private static void phase(Begun phase, Instant until, String outcome, UUID run, SpanContext program) {
        Metrics.timer("tenantry.terraform.phase", "phase", phase.phase(), "outcome", outcome)
                .record(Duration.between(phase.at(), until));
        Spans.tell(
                "terraform " + phase.phase(),
                program,
                phase.at(),
                until,
                attributes(run, outcome).build(),
                !outcome.equals(OK));
    }

    private static AttributesBuilder attributes(UUID run, String outcome) {
        AttributesBuilder attributes =
                Attributes.builder().put("tenantry.system", "TERRAFORM").put("tenantry.run", run.toString());
        return outcome.equals(OK) ? attributes : attributes.put("error.type", outcome);
    }
}
