package dev.tenantry.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantry.register.Problem;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantPage;
import dev.tenantry.steps.RunId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A tenant as the interface shows it.
 *
 * @param since when it came into its state
 * @param slug null for a draft
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TenantJson(
        UUID id,
        String name,
        StateName state,
        Instant since,
        @Nullable String slug,
        long version) {

    static TenantJson of(Tenant tenant) {
        return new TenantJson(
                tenant.id().value(),
                tenant.name(),
                StateName.of(tenant.state()),
                tenant.state().since(),
                tenant.profile().map(profile -> profile.slug().value()).orElse(null),
                tenant.version());
    }

    /** @param next give it as {@code after} for the next page; missing on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<TenantJson> tenants, @Nullable UUID next) {

        static Page of(TenantPage page) {
            var next = page.next();
            return new Page(page.tenants().stream().map(TenantJson::of).toList(), next == null ? null : next.value());
        }
    }

    /** @param fields what was filled in, by field */
    record Whole(TenantJson tenant, Map<String, String> fields) {

        static Whole of(Tenant tenant) {
            return new Whole(TenantJson.of(tenant), FieldNames.values(tenant.draft()));
        }
    }

    /** @param problems what keeps the draft from being submitted, by field; empty if nothing does */
    record Drafted(UUID id, Map<String, Problem.Kind> problems) {}

    /**
     * @param version give it to the next change, or to the submission
     * @param problems what keeps the draft from being submitted, by field; empty if nothing does
     */
    record Kept(long version, Map<String, Problem.Kind> problems) {}

    /** @param fields any of a tenant's fields; those left out have their usual value */
    record Wanted(@Nullable Map<String, @Nullable String> fields) {}

    /** @param version of the draft as it was read; null for whatever stands now */
    record Looked(@Nullable Long version) {}

    /** @param reason shown to both sides */
    record Suspended(@Nullable String reason) {}

    /**
     * @param version of the tenant as it was read
     * @param fields what is to be other than now
     */
    record Corrected(@Nullable Long version, @Nullable Map<String, @Nullable String> fields) {}

    /** @param runNumber the run that plans anew */
    record PlannedAnew(long runNumber) {}

    /** @param run the run that brings about what was asked for */
    record Submitted(UUID run) {

        /** 202, with where the run is looked at. */
        static ResponseEntity<Submitted> by(RunId run) {
            return ResponseEntity.accepted()
                    .location(URI.create(RunApi.PATH + "/" + run))
                    .body(new Submitted(run.value()));
        }
    }
}
