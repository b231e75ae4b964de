package dev.tenantry.portal.runs;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Value;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody who reads a plan wants to see of it first. */
enum PlanQuestion {
    CREATES,
    CHANGES,
    DESTROYS,
    SECURITY,
    UNKNOWN;

    /** Kinds of objects by which somebody comes in, gets out, or reads what is locked away. */
    private static final Pattern OF_SECURITY = Pattern.compile(
            "iam|polic|role|security_group|firewall|network_?acl|public_access|kms|key|secret|credential|certificate"
                    + "|password|permission|access|grant|user|client|token|wall|endpoint",
            Pattern.CASE_INSENSITIVE);

    boolean isAnsweredBy(Change change) {
        return switch (this) {
            case CREATES -> change.action() == Action.CREATE;
            case CHANGES -> change.action() == Action.CHANGE || change.action() == Action.IMPORT;
            case DESTROYS -> PlanChange.destroys(change.action());
            case SECURITY -> OF_SECURITY.matcher(change.type()).find();
            case UNKNOWN -> change.attributes().stream().anyMatch(one -> one.after() instanceof Value.Unknown);
        };
    }

    String inUrl() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PlanQuestion> of(String inUrl) {
        return Arrays.stream(values())
                .filter(known -> known.inUrl().equals(inUrl))
                .findFirst();
    }
}
