package dev.tenantry.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What a button of the sign-in page carries instead of a password: who, until when, signed with the sandbox's secret. A
 * request that did not come from this page of this sandbox has none.
 */
@Component
class DemoTickets {

    private static final Duration VALID = Duration.ofHours(12);
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    DemoTickets(SandboxSecrets secrets, Clock clock) {
        this.key = new SecretKeySpec(secrets.get("demo-sign-in").getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** A ticket for a person, valid for half a day. */
    String issue(DemoPerson person) {
        var until = clock.instant().plus(VALID).getEpochSecond();
        return until + "." + sign(person, until);
    }

    /** Whether this is an unexpired ticket for this person. */
    boolean isValid(DemoPerson person, String ticket) {
        var parts = ticket.split("\\.", 2);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,12}")) {
            return false;
        }
        var until = Long.parseLong(parts[0]);
        return clock.instant().getEpochSecond() < until
                && MessageDigest.isEqual(
                        sign(person, until).getBytes(StandardCharsets.UTF_8),
                        parts[1].getBytes(StandardCharsets.UTF_8));
    }

    private String sign(DemoPerson person, long until) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var text = person.subject() + "|" + until;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks " + ALGORITHM, e);
        }
    }
}
