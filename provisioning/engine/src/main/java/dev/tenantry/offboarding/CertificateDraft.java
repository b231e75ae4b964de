package dev.tenantry.offboarding;

import dev.tenantry.offboarding.Certificate.DeletionWait;
import dev.tenantry.offboarding.Certificate.Gone;
import dev.tenantry.offboarding.Certificate.Kept;
import dev.tenantry.offboarding.Certificate.KeptFor;
import dev.tenantry.offboarding.Certificate.Leaver;
import dev.tenantry.offboarding.Certificate.Ordered;
import dev.tenantry.offboarding.Certificate.Waiting;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunRecords.Recorded;
import dev.tenantry.runs.RunStep;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.AccountOrigin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a certificate together from the runs that took the tenant down: what their plans named and two people approved, and when
 * each step looked and found nothing. What stays is known beforehand.
 *
 * @param runs those that have begun, the oldest first
 */
record CertificateDraft(TenantId tenant, Departure departure, List<Recorded> runs) {

    private static final String REMOVAL = "remove-";
    /** Resources that AWS deletes only some days after it was told to, and the attribute that says how many. */
    private static final Map<String, Waits> WAITING = Map.of(
            "aws_kms_key", new Waits(DeletionWait.KEY_WINDOW, "deletion_window_in_days"),
            "aws_secretsmanager_secret", new Waits(DeletionWait.SECRET_WINDOW, "recovery_window_in_days"));

    /** What Terraform only writes down for itself: nothing that could be gone from anywhere. */
    private static final String NOTE = "terraform_data";
    /** Attributes by which an object is found in its system, the best first; its address is known to Terraform alone. */
    private static final List<String> NAMES = List.of("arn", "id");

    private record Waits(DeletionWait cause, String days) {}

    CertificateDraft {
        runs = runs.stream()
                .filter(recorded -> recorded.run().startedAt() != null)
                .toList();
    }

    /** @param sweptAt when everything was looked for once more */
    Certificate issue(int number, Instant now, Instant sweptAt, int keepInvoicesYears) {
        List<Waiting> waiting = waiting(now);
        TenantProfile profile = departure.profile();
        return new Certificate(
                Certificate.FORM,
                number,
                waiting.isEmpty(),
                now,
                new Leaver(
                        tenant.value(),
                        profile.slug().value(),
                        profile.company().legalName(),
                        profile.aws().accountId(),
                        profile.aws().region()),
                runs.stream().map(CertificateDraft::ordered).toList(),
                departure.handedOver(),
                gone(),
                sweptAt,
                waiting,
                kept(now, keepInvoicesYears));
    }

    private static Ordered ordered(Recorded recorded) {
        Run run = recorded.run();
        return new Ordered(
                run.id().value(),
                run.number(),
                run.requested().by(),
                run.requested().at(),
                recorded.approvedBy());
    }

    private Stream<RunStep> removals() {
        return runs.stream()
                .flatMap(recorded -> recorded.run().steps().stream())
                .filter(step -> step.key().name().startsWith(REMOVAL));
    }

    private static Stream<Change> destroyed(RunStep step) {
        return step.part() == null
                ? Stream.empty()
                : step.part().changes().stream()
                        .filter(change -> change.action() == Action.DESTROY
                                && !change.type().equals(NOTE));
    }

    /** In the order in which things went. A step that several runs had is one, looked at when the last of them did. */
    private List<Gone> gone() {
        List<String> names =
                removals().map(step -> step.key().name()).distinct().toList();
        List<Gone> all = new ArrayList<>();
        for (String name : names) {
            Map<String, TreeSet<String>> bySystem = new TreeMap<>();
            removals()
                    .filter(step -> step.key().name().equals(name))
                    .flatMap(CertificateDraft::destroyed)
                    .forEach(change -> bySystem.computeIfAbsent(change.system().name(), none -> new TreeSet<>())
                            .add(change.type() + " " + named(change)));
            bySystem.forEach(
                    (system, objects) -> all.add(new Gone(name, system, List.copyOf(objects), lookedAt(name))));
        }
        return all;
    }

    private static String named(Change change) {
        return NAMES.stream().flatMap(name -> before(change, name)).findFirst().orElse(change.address());
    }

    private static Stream<String> before(Change change, String attribute) {
        return change.attributes().stream()
                .filter(each -> each.path().equals(attribute))
                .map(AttributeChange::before)
                .flatMap(before -> before instanceof Value.Known(var known) ? Stream.of(known) : Stream.empty());
    }

    private @Nullable Instant lookedAt(String name) {
        return removals()
                .filter(step -> step.key().name().equals(name))
                .map(RunStep::finishedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private List<Waiting> waiting(Instant now) {
        return removals()
                .flatMap(step -> destroyed(step).flatMap(change -> waiting(change, step)))
                .filter(each -> each.until().isAfter(now))
                .distinct()
                .toList();
    }

    /** Counted from when it was looked for at last: a run that was left in its middle may have deleted it before. */
    private Stream<Waiting> waiting(Change change, RunStep step) {
        Waits waits = WAITING.get(change.type());
        Instant gone = lookedAt(step.key().name());
        if (waits == null || gone == null) {
            return Stream.empty();
        }
        return before(change, waits.days())
                .map(days -> new Waiting(
                        waits.cause(),
                        change.system().name(),
                        named(change),
                        gone.plus(Duration.ofDays(Long.parseLong(days)))));
    }

    private List<Kept> kept(Instant now, int keepInvoicesYears) {
        TenantProfile profile = departure.profile();
        String account = profile.aws().accountId();
        LocalDate lastDay = LocalDate.of(
                now.atZone(ZoneOffset.UTC).getYear() + keepInvoicesYears, Month.DECEMBER, Month.DECEMBER.maxLength());
        KeptFor whose =
                profile.aws().origin() == AccountOrigin.CREATED ? KeptFor.PROVIDERS_ACCOUNT : KeptFor.CUSTOMERS_ACCOUNT;
        return List.of(
                new Kept(KeptFor.INVOICES, profile.company().legalName(), lastDay),
                new Kept(whose, account, null),
                new Kept(KeptFor.WAY_INTO_ACCOUNT, account, null),
                new Kept(KeptFor.PORTALS_RECORD, tenant.toString(), null));
    }
}
