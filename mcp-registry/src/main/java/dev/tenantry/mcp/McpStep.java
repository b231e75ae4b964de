package dev.tenantry.mcp;

import dev.tenantry.mcp.Attachments.Wanted;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
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
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.JobOutcome.ToolServerRow;
import dev.tenantry.tenantside.JobProgress;
import dev.tenantry.tenantside.JobState;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.TenantJobs;
import dev.tenantry.tenantside.ToolServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Attaches the tenant's MCP servers to its assistant, and takes away those that may not be reached any more (R4.1–R4.5). */
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
        Wanted wanted = attachments.of(context);
        if (!wanted.missing().isEmpty()) {
            return Progress.failed(missing(wanted.missing()));
        }
        wanted.waiting()
                .forEach(id -> context.log()
                        .info(id + " stays off until provider and tenant have acknowledged what leaves the account"));
        wanted.unapproved()
                .forEach(id -> context.log()
                        .warn(id + " stays off until the provider has asked it for its tools and approved them"));
        noteTokens(context, wanted);
        Attached before = before(context);
        List<Change> changes = new ArrayList<>(before.opening(wanted.attached(), wanted.revisions()));
        changes.addAll(before.closing(wanted.attached()));
        return Progress.done(new PlannedPart.Exact(changes));
    }

    /** What the tenant's last run that did this has left. */
    private static Attached before(StepContext context) {
        return new Attached(context.outputsOf(NAME));
    }

    /** None of it fails a run: what is missing is given on the tenant's page, and has a run of its own. */
    private static void noteTokens(StepContext context, Wanted wanted) {
        wanted.untokened()
                .forEach(id -> context.log()
                        .warn(id
                                + " stays off until it is given a token: it wants one, and none is kept for this tenant and the"
                                + " server's address. Give it on the tenant's page, under MCP tools"));
        wanted.late()
                .forEach(id -> context.log()
                        .warn(id + " stays off in this run: its token was given after the run had written the secrets."
                                + " Another run is planned for it when this one has ended"));
        wanted.older()
                .forEach(id -> context.log()
                        .warn(id + " is attached with the token before: another one was given after the run had written"
                                + " the secrets. Another run is planned for it when this one has ended"));
    }

    private static Failure missing(List<String> ids) {
        Saying cause = McpPhrase.NOT_IN_CATALOGUE.say(String.join(", ", ids));
        return Failure.of(FailureClass.CONFIG, OutsideSystem.MCP, ids.getFirst(), cause);
    }

    /**
     * A server that is elsewhere since the approval goes before a person once more; one whose word was taken back is left out, or
     * taken away without asking anybody: it only closes a way.
     */
    @Override
    public Progress<Facts> start(StepContext context) {
        Wanted wanted = attachments.of(context);
        List<ToolServer> servers = wanted.attached();
        Attached before = before(context);
        List<Saying> beyond =
                context.beyondApproval(new PlannedPart.Exact(before.opening(servers, wanted.revisions())));
        if (!beyond.isEmpty()) {
            return Progress.failed(Failure.stale(OutsideSystem.MCP, NAME, beyond));
        }
        noteTokens(context, wanted);
        return attach(context, servers, Attached.of(servers, before.without(servers), wanted.revisions()));
    }

    /** One order from its beginning to its end, whatever is said meanwhile. */
    private Progress<Facts> attach(StepContext context, List<ToolServer> servers, Attached after) {
        Set<String> gone = after.gone();
        if (servers.isEmpty() && gone.isEmpty()) {
            return done(context, after);
        }
        JobOrder attach = order(context, servers, gone);
        Progress<Facts> progress = JobProgress.<Facts>earlier(jobs, context, attach)
                .orElseGet(() -> JobProgress.of(
                        jobs,
                        context,
                        attach,
                        outcome -> outcome instanceof AssistantState state
                                ? attached(context, state, after)
                                : JobProgress.unexpected(outcome, attach)));
        return progress instanceof Progress.Working<Facts>(var memo, var wait, var saying)
                ? Progress.working(after.in(memo), wait, saying)
                : progress;
    }

    private Progress<Facts> attached(StepContext context, AssistantState state, Attached after) {
        Set<String> ids = after.ids();
        state.toolServers().stream()
                .filter(row -> ids.contains(row.id()))
                .forEach(row ->
                        context.log().info(row.id() + " offers " + row.tools().size() + " tools"));
        after.gone().forEach(id -> context.log().info(id + " was taken away"));
        return done(context, after);
    }

    private Progress<Facts> done(StepContext context, Attached after) {
        attachments.brought(context);
        return Progress.done(after.facts());
    }

    private static JobOrder order(StepContext context, List<ToolServer> servers, Set<String> gone) {
        return JobOrder.of(NAME, new RunnerJob.McpAttach(AssistantTarget.of(context), servers, gone), LONGEST);
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        Attached begun = new Attached(context.memo());
        if (!begun.isKnown()) {
            return start(context);
        }
        List<ToolServer> servers = servers(context, begun);
        return attach(context, servers, Attached.of(servers, begun.gone(), begun.revisions()));
    }

    /** Those that were ordered, also if a word was taken back or other tools were approved since. */
    private List<ToolServer> servers(StepContext context, Attached ordered) {
        return attachments.ordered(context.profile(), ordered);
    }

    @Override
    public Verdict verify(StepContext context) {
        Attached handedOn = before(context);
        List<ToolServer> servers = handedOn.isKnown()
                ? servers(context, handedOn)
                : attachments.of(context).attached();
        if (servers.isEmpty() && handedOn.gone().isEmpty()) {
            return new Verdict.Holds();
        }
        return jobs.state(context, order(context, servers, handedOn.gone())) instanceof JobState.Done done
                ? verdict(done.result().outcome(), ids(servers), handedOn.gone())
                : new Verdict.Unclear(McpPhrase.NOT_READ_BACK.say());
    }

    private static Verdict verdict(JobOutcome outcome, Set<String> wanted, Set<String> gone) {
        Set<String> there = outcome instanceof AssistantState state
                ? state.toolServers().stream()
                        .filter(ToolServerRow::on)
                        .map(ToolServerRow::id)
                        .collect(Collectors.toSet())
                : Set.of();
        List<Saying> wrong = Stream.concat(
                        wanted.stream().filter(id -> !there.contains(id)).map(McpPhrase.NOT_ATTACHED::say),
                        gone.stream().filter(there::contains).map(McpPhrase.STILL_ATTACHED::say))
                .toList();
        return wrong.isEmpty() ? new Verdict.Holds() : new Verdict.Differs(wrong);
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
        Attached before = before(context);
        Set<String> ids = Attachments.chosen(context.profile());
        ids.addAll(before.ids());
        if (ids.isEmpty() || !AssistantTarget.isThere(context)) {
            return Progress.done(Facts.none());
        }
        return JobProgress.<Facts>stopping(jobs, context, wanted(context)).orElseGet(() -> detached(context, ids));
    }

    private Progress<Facts> detached(StepContext context, Set<String> ids) {
        JobOrder detach = JobOrder.of(NAME, new RunnerJob.McpDetach(AssistantTarget.of(context), ids), LONGEST);
        return JobProgress.undoingInside(
                jobs,
                context,
                detach,
                outcome -> outcome instanceof AssistantState
                        ? Progress.done(Facts.none())
                        : JobProgress.unexpected(outcome, detach));
    }

    @Override
    public void cancel(StepContext context) {
        JobProgress.stop(jobs, context, wanted(context));
    }

    @Override
    public boolean isAtWork(StepContext context) {
        return JobProgress.isAtWork(jobs, context, wanted(context));
    }

    /** What was ordered, if that is remembered, whatever was said since. */
    private JobOrder wanted(StepContext context) {
        Attached begun = new Attached(context.memo());
        if (begun.isKnown()) {
            return order(context, servers(context, begun), begun.gone());
        }
        List<ToolServer> servers = attachments.of(context).attached();
        return order(context, servers, before(context).without(servers));
    }

    /** Undoing has read the list back; the assistant that holds it goes with the stack. */
    @Override
    public Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
