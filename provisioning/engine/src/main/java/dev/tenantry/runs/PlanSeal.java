package dev.tenantry.runs;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes plans storable and binding: secrets become keyed digests, order becomes canonical, and the document gets a keyed
 * hash (HMAC-SHA-256) that nobody can make for another plan without the key.
 */
final class PlanSeal {

    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    /** @param key at least 32 bytes */
    PlanSeal(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("plan key of " + key.length + " bytes, 32 are needed");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The keyed hash that an approval is bound to, in hexadecimal. */
    String hash(PlanDocument document) {
        return mac("plan\n" + PlanJson.canonical(document));
    }

    /** The part in canonical order with its secrets masked. */
    PlannedPart masked(PlannedPart part) {
        return switch (part) {
            case PlannedPart.Exact exact -> new PlannedPart.Exact(masked(exact.changes()));
            case PlannedPart.Deferred deferred ->
                new PlannedPart.Deferred(deferred.waitsFor(), deferred.bounds(), masked(deferred.changes()));
        };
    }

    private List<Change> masked(List<Change> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(Change::system)
                        .thenComparing(Change::address)
                        .thenComparing(Change::type))
                .map(change -> new Change(
                        change.system(),
                        change.type(),
                        change.address(),
                        change.action(),
                        change.stateful(),
                        change.attributes().stream()
                                .sorted(Comparator.comparing(AttributeChange::path))
                                .map(attribute -> masked(change, attribute))
                                .toList()))
                .toList();
    }

    private AttributeChange masked(Change change, AttributeChange attribute) {
        String place = change.address() + "\n" + attribute.path() + "\n";
        return new AttributeChange(
                attribute.path(), masked(place, attribute.before()), masked(place, attribute.after()));
    }

    private Value masked(String place, Value value) {
        return switch (value) {
            case Value.Sensitive sensitive -> new Value.Masked(mac("value\n" + place + sensitive.secret()));
            case Value.Absent absent -> absent;
            case Value.Known known -> known;
            case Value.Masked masked -> masked;
            case Value.Unknown unknown -> unknown;
        };
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java lacks " + ALGORITHM, impossible);
        }
    }
}
