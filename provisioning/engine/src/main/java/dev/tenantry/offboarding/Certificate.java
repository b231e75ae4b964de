package dev.tenantry.offboarding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is gone of a tenant, what still waits for its date, and what is kept: the document that is signed. Names of objects are
 * technical; no secret and no person's name is in it.
 *
 * @param form of this document, raised when its members change
 * @param number counts a tenant's certificates from 1; a later one replaces those before it
 * @param complete whether nothing waits any more
 * @param handedOver what the tenant had confirmed about its data
 */
public record Certificate(
        int form,
        int number,
        boolean complete,
        Instant issuedAt,
        Leaver tenant,
        List<Ordered> runs,
        String handedOver,
        List<Gone> gone,
        Instant lookedOnceMoreAt,
        List<Waiting> waiting,
        List<Kept> kept) {

    static final int FORM = 1;

    public Certificate {
        runs = List.copyOf(runs);
        gone = List.copyOf(gone);
        waiting = List.copyOf(waiting);
        kept = List.copyOf(kept);
    }

    /** The same with nothing waiting any more, under the next number. */
    Certificate completed(Instant now) {
        return new Certificate(form, number + 1, true, now, tenant, runs, handedOver, gone, now, List.of(), kept);
    }

    /** Whether all that waits should be gone by now. */
    boolean isDue(Instant now) {
        return !complete && waiting.stream().noneMatch(each -> each.until().isAfter(now));
    }

    /** Who left. */
    public record Leaver(UUID id, String slug, String legalName, String account, String region) {}

    /**
     * A run that took something away.
     *
     * @param requestedBy reference of a person, as in the audit trail; likewise who approved
     */
    public record Ordered(UUID run, long number, String requestedBy, Instant requestedAt, List<String> approvedBy) {

        public Ordered {
            approvedBy = List.copyOf(approvedBy);
        }
    }

    /**
     * What one step took away.
     *
     * @param system where
     * @param objects kind and name of each
     * @param lookedAt when it was looked for there, by ids and by the tenant's tag, and nothing was found
     */
    public record Gone(
            String step,
            String system,
            List<String> objects,
            @Nullable Instant lookedAt) {

        public Gone {
            objects = List.copyOf(objects);
        }
    }

    /** What can be used by nobody any more, and is deleted by its system at a date. */
    public record Waiting(DeletionWait cause, String system, String object, Instant until) {}

    /** Why something waits. */
    public enum DeletionWait {
        /** AWS deletes an encryption key only some days after it was asked to. */
        KEY_WINDOW,
        /** AWS lets a deleted secret be brought back for some days. */
        SECRET_WINDOW
    }

    /**
     * What stays on purpose.
     *
     * @param until when it need not be kept any more; null if that is not the portal's to say
     */
    public record Kept(
            KeptFor reason, String object, @Nullable LocalDate until) {}

    /** Why something is kept. */
    public enum KeptFor {
        /** Organization, customer and invoices at Lago. */
        INVOICES,
        /** The account is the customer's own. */
        CUSTOMERS_ACCOUNT,
        /** The account was made by the provider, who closes it at AWS. */
        PROVIDERS_ACCOUNT,
        /** The role by which the portal came into the account, and the bucket with Terraform's states, which hold no content. */
        WAY_INTO_ACCOUNT,
        /** Runs, audit trail and this certificate. */
        PORTALS_RECORD
    }
}
