package dev.tenantry.mcp;

import dev.tenantry.mcp.Attachments.Wanted;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Value;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.JobOutcome.ToolServerRow;
import dev.tenantry.tenantside.JobProgress;
import dev.tenantry.tenantside.JobState;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.SecretRef;
import dev.tenantry.tenantside.TenantJobs;
import dev.tenantry.tenantside.ToolServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Attaches the tenant's MCP servers to its assistant (R4.1–R4.5). */
@Component
class McpStep implements Step {

    static final String NAME = "mcp";
    /** Which servers were attached, comma-separated; the verification asks for their tools. */
    static final String ATTACHED = "attached";

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Attachments attachments;
    private final TenantJobs jobs;

    McpStep(Attachments attachments, TenantJobs jobs) {
        this.attachments = attachments;
        this.jobs = jobs;
    }

    @Override
    public StepKey key() {
        return new StepKey(NAME, 1);
    }

    @Override
    public StepTraits traits() {
        return StepTraits.calls(OutsideSystem.MCP)
                .withTimeout(Duration.ofMinutes(40))
                .asSkippable();
    }

    /** All of it is new while the assistant is not there; attaching what is attached already changes nothing. */
    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        Wanted wanted = attachments.of(context.tenant(), context.profile());
        if (!wanted.missing().isEmpty()) {
            return Progress.failed(missing(wanted.missing()));
        }
        wanted.waiting()
                .forEach(id -> context.log()
                        .info(id + " stays off until provider and tenant have acknowledged what leaves the account"));
        wanted.attached().forEach(server -> noteMissingToken(context, server));
        return Progress.done(part(wanted.attached()));
    }

    private static PlannedPart part(List<ToolServer> servers) {
        return new PlannedPart.Exact(servers.stream().map(McpStep::change).toList());
    }

    /** Somebody may have put it into the tenant's account by hand, where the portal cannot look. */
    private static void noteMissingToken(StepContext context, ToolServer server) {
        SecretRef key = server.key();
        if (key != null && context.secrets().get(AccountSecrets.portalName(key)).isEmpty()) {
            context.log()
                    .warn(server.id() + " wants a token and none is kept for this tenant: unless it is in the secret "
                            + key.id() + " of the tenant's account, attaching will fail");
        }
    }

    private static Change change(ToolServer server) {
        return new Change(
                OutsideSystem.MCP,
                "tool-server",
                server.id(),
                Change.Action.CREATE,
                false,
                List.of(
                        new AttributeChange(
                                "address",
                                Value.absent(),
                                Value.known(server.address().toString())),
                        new AttributeChange(
                                "tools",
                                Value.absent(),
                                Value.known(server.tools().isEmpty() ? "*" : String.join(", ", server.tools())))));
    }

    private static Failure missing(List<String> ids) {
        Saying cause = McpPhrase.NOT_IN_CATALOGUE.say(String.join(", ", ids));
        return Failure.of(FailureClass.CONFIG, OutsideSystem.MCP, ids.getFirst(), cause);
    }

    /** What was acknowledged only after the approval goes before a person once more; what was taken back is left out. */
    @Override
    public Progress<Facts> start(StepContext context) {
        List<ToolServer> servers =
                attachments.of(context.tenant(), context.profile()).attached();
        List<Saying> beyond = context.beyondApproval(part(servers));
        if (!beyond.isEmpty()) {
            return Progress.failed(Failure.stale(OutsideSystem.MCP, NAME, beyond));
        }
        return attach(context, servers);
    }

    /** One order from its beginning to its end, whatever is said meanwhile. */
    private Progress<Facts> attach(StepContext context, List<ToolServer> servers) {
        if (servers.isEmpty()) {
            return Progress.done(Facts.of(ATTACHED, ""));
        }
        JobOrder attach = order(context, servers);
        Progress<Facts> progress = JobProgress.<Facts>earlier(jobs, context, attach)
                .orElseGet(() -> JobProgress.of(
                        jobs,
                        context,
                        attach,
                        outcome -> outcome instanceof AssistantState state
                                ? attached(context, state, servers)
                                : JobProgress.unexpected(outcome, attach)));
        return progress instanceof Progress.Working<Facts>(var memo, var wait, var saying)
                ? Progress.working(memo.with(ATTACHED, String.join(",", ids(servers))), wait, saying)
                : progress;
    }

    private static Progress<Facts> attached(StepContext context, AssistantState state, List<ToolServer> servers) {
        Set<String> ids = ids(servers);
        state.toolServers().stream()
                .filter(row -> ids.contains(row.id()))
                .forEach(row ->
                        context.log().info(row.id() + " offers " + row.tools().size() + " tools"));
        return Progress.done(Facts.of(ATTACHED, String.join(",", ids)));
    }

    private static JobOrder order(StepContext context, List<ToolServer> servers) {
        return JobOrder.of(NAME, new RunnerJob.McpAttach(AssistantTarget.of(context), servers), LONGEST);
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return context.memo().get(ATTACHED).isEmpty()
                ? start(context)
                : attach(context, begun(context, context.memo()));
    }

    /** Those that were ordered, also if a word was taken back since. */
    private List<ToolServer> begun(StepContext context, Facts facts) {
        Set<String> ids = Set.of(facts.get(ATTACHED).orElse("").split(","));
        return attachments.chosen(context.profile()).stream()
                .filter(server -> ids.contains(server.id()))
                .toList();
    }

    @Override
    public Verdict verify(StepContext context) {
        Facts handedOn = context.outputsOf(NAME);
        List<ToolServer> servers = handedOn.get(ATTACHED).isPresent()
                ? begun(context, handedOn)
                : attachments.of(context.tenant(), context.profile()).attached();
        if (servers.isEmpty()) {
            return new Verdict.Holds();
        }
        return jobs.state(context, order(context, servers)) instanceof JobState.Done done
                ? verdict(done.result().outcome(), ids(servers))
                : new Verdict.Unclear(McpPhrase.NOT_READ_BACK.say());
    }

    private static Verdict verdict(JobOutcome outcome, Set<String> wanted) {
        Set<String> there = outcome instanceof AssistantState state
                ? state.toolServers().stream()
                        .filter(ToolServerRow::on)
                        .map(ToolServerRow::id)
                        .collect(Collectors.toSet())
                : Set.of();
        List<Saying> lacking = wanted.stream()
                .filter(id -> !there.contains(id))
                .map(McpPhrase.NOT_ATTACHED::say)
                .toList();
        return lacking.isEmpty() ? new Verdict.Holds() : new Verdict.Differs(lacking);
    }

    private static Set<String> ids(List<ToolServer> servers) {
        return servers.stream().map(ToolServer::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Takes away whatever was agreed, also what was taken back since it was attached. What the tenant attached itself stays; an
     * assistant that is not there has nothing attached.
     */
    @Override
    public Progress<Facts> compensate(StepContext context) {
        Set<String> ids = ids(attachments.chosen(context.profile()));
        if (ids.isEmpty() || !AssistantTarget.isThere(context)) {
            return Progress.done(Facts.none());
        }
        List<ToolServer> ordered =
                attachments.of(context.tenant(), context.profile()).attached();
        return JobProgress.<Facts>stopping(jobs, context, order(context, ordered))
                .orElseGet(() -> detached(context, ids));
    }

    private Progress<Facts> detached(StepContext context, Set<String> ids) {
        JobOrder detach = JobOrder.of(NAME, new RunnerJob.McpDetach(AssistantTarget.of(context), ids), LONGEST);
        return JobProgress.anew(
                jobs,
                context,
                detach,
                outcome -> outcome instanceof AssistantState
                        ? Progress.done(Facts.none())
                        : JobProgress.unexpected(outcome, detach));
    }

    /** Undoing has read the list back; the assistant that holds it goes with the stack. */
    @Override
    public Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
