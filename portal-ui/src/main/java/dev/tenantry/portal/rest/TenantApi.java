package dev.tenantry.portal.rest;

import dev.tenantry.identity.NotFound;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.onboarding.Onboarding.Submission;
import dev.tenantry.register.Checked;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tenants for machines. */
@RestController
@Tag(name = "Tenants")
@RequestMapping(TenantApi.PATH)
class TenantApi {

    static final String PATH = "/api/v1/tenants";
    static final String KEY = "Idempotency-Key";

    private final TenantReading reading;
    private final TenantDrafts drafts;
    private final Onboarding onboarding;
    private final IdempotentRequests requests;

    TenantApi(TenantReading reading, TenantDrafts drafts, Onboarding onboarding, IdempotentRequests requests) {
        this.reading = reading;
        this.drafts = drafts;
        this.onboarding = onboarding;
        this.requests = requests;
    }

    @Operation(summary = "A page of tenants, the newest first")
    @GetMapping
    TenantJson.Page list(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable StateName state,
            @RequestParam(required = false) @Nullable String search) {
        var cursor = after == null ? null : new TenantId(after);
        return TenantJson.Page.of(reading.list(new TenantFilter(state, search, cursor, Set.of(), false)));
    }

    @Operation(summary = "One tenant with what was filled in")
    @GetMapping("/{tenant}")
    TenantJson.Whole tenant(@PathVariable UUID tenant) {
        return TenantJson.Whole.of(reading.tenant(new TenantId(tenant)).orElseThrow(() -> new NotFound("tenant")));
    }

    @Operation(summary = "A new draft, right or wrong; says what keeps it from being submitted")
    @PostMapping
    ResponseEntity<TenantJson.Drafted> draft(@RequestHeader(KEY) String key, @RequestBody TenantJson.Wanted wanted) {
        var values = wanted.fields() == null ? Map.<String, @Nullable String>of() : wanted.fields();
        var draft = FieldNames.into(drafts.fresh(), values);
        var request = new IdempotentRequests.Request(key, "POST " + PATH + new TreeMap<>(FieldNames.values(draft)));
        var made = requests.once(request, () -> drafts.beginWith(draft).toString(), TenantId::of);
        return ResponseEntity.created(URI.create(PATH + "/" + made)).body(drafted(TenantId.of(made), draft));
    }

    private TenantJson.Drafted drafted(TenantId tenant, TenantDraft draft) {
        return new TenantJson.Drafted(
                tenant.value(),
                switch (drafts.check(tenant, draft)) {
                    case Checked.Valid valid -> Map.of();
                    case Checked.Invalid(var problems) -> FieldNames.problems(problems);
                });
    }

    /** A repeated call finds the draft changed by the first: the version makes it happen once. Nothing changed is nothing kept. */
    @Operation(
            summary =
                    "Changes fields of a draft, in the version that is given; says what keeps it from being submitted")
    @PatchMapping("/{tenant}")
    TenantJson.Kept change(@PathVariable UUID tenant, @RequestBody TenantJson.Corrected changed) {
        var id = new TenantId(tenant);
        var stored = reading.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        // asked first, so that whoever may not is refused before anything is said of the input
        drafts.check(id, stored.draft());
        if (changed.version() == null) {
            throw Refusals.badInput("version", "give the version of the draft as it was read");
        }
        var fields = changed.fields() == null ? Map.<String, @Nullable String>of() : changed.fields();
        var draft = FieldNames.into(stored.draft(), fields);
        return new TenantJson.Kept(
                kept(stored, draft, changed.version()), drafted(id, draft).problems());
    }

    private long kept(Tenant stored, TenantDraft draft, long version) {
        if (stored.profile().isPresent()) {
            throw Refusals.conflict("the tenant was submitted and is no draft any more", Map.of());
        }
        if (stored.version() == version && draft.changedFrom(stored.draft()).isEmpty()) {
            return version;
        }
        return switch (drafts.save(stored.id(), draft, version)) {
            case TenantDrafts.Saved.Kept(long now) -> now;
            case TenantDrafts.Saved.Overtaken overtaken ->
                throw Refusals.conflict(
                        "the draft was changed or submitted since that version; read it again before you change it",
                        Map.of());
        };
    }

    /** Sending it again finds nothing any more. */
    @Operation(
            summary = "Throws a draft away, in the version that is given; a tenant or what a run was created for stays")
    @DeleteMapping("/{tenant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable UUID tenant, @RequestParam(required = false) @Nullable Long version) {
        var id = new TenantId(tenant);
        var stored = reading.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        switch (drafts.discard(id, version == null ? stored.version() : version)) {
            case DONE -> {}
            case OVERTAKEN ->
                throw Refusals.conflict(
                        "the draft was changed since that version; read it again before you discard it", Map.of());
            case SUBMITTED -> throw Refusals.conflict("the tenant was submitted and is no draft any more", Map.of());
            case HAS_RUNS ->
                throw Refusals.conflict(
                        "a run was created for this draft, and what it did is told of under this tenant", Map.of());
        }
    }

    /** Sending it again names the same run, with or without a key. */
    @Operation(summary = "Submits a draft, in the version that is given, and names the run that onboards the tenant")
    @PostMapping("/{tenant}/submit")
    ResponseEntity<TenantJson.Submitted> submit(
            @PathVariable UUID tenant, @RequestBody(required = false) TenantJson.@Nullable Looked looked) {
        var id = new TenantId(tenant);
        var stored =
                reading.tenant(id).orElseThrow(() -> new NotFound("tenant")).version();
        var given = looked == null ? null : looked.version();
        return submitted(onboarding.submit(id, given == null ? stored : given));
    }

    private static ResponseEntity<TenantJson.Submitted> submitted(Submission submission) {
        return switch (submission) {
            case Submission.Submitted(var run) -> TenantJson.Submitted.by(run);
            case Submission.Refused refused -> throw refused(refused);
            case Submission.Busy(var number) ->
                throw Refusals.conflict(
                        "run #" + number + " is changing this tenant; wait until it has ended, or cancel it",
                        Map.of("runNumber", number));
            case Submission.Overtaken overtaken ->
                throw Refusals.conflict(
                        "the draft was changed since that version; read it again and submit what stands now", Map.of());
        };
    }

    private static ErrorResponseException refused(Submission.Refused refused) {
        return Refusals.refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "the draft cannot be submitted; correct its fields (PATCH " + PATH + "/{tenant}) and submit it again",
                Map.of("fields", FieldNames.problems(refused.problems())));
    }
}
