package dev.tenantry.onboarding;

import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import dev.tenantry.tenants.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** AWS as far as one enters accounts there: roles, who one is, and whether one may look at a cluster that is not there. */
final class StsStandIn extends StandIn {

    /** Which external ids the role's trust accepts. */
    Predicate<String> trusted = id -> true;

    String code = "AccessDenied";
    String words = "is not authorized to perform: sts:AssumeRole";
    String account = Profiles.acme().aws().accountId();

    /** By which short name the role's rights are bounded. */
    String slug = Profiles.acme().slug().value();

    final List<String> externalIds = new ArrayList<>();

    StsStandIn() {
        super(Place.ofTest(Map.of()));
    }

    @Override
    protected synchronized Reply answer(Asked asked) {
        if (asked.is("GET /clusters/*")) {
            return cluster(asked.path().getLast().equals("tenantry-" + slug));
        }
        Map<String, String> form = asked.form();
        if (!"AssumeRole".equals(form.get("Action"))) {
            return xml(200, identity());
        }
        String externalId = form.getOrDefault("ExternalId", "");
        externalIds.add(externalId);
        return trusted.test(externalId) ? xml(200, assumed()) : xml(403, refusal());
    }

    private static Reply cluster(boolean allowed) {
        return Reply.of(
                        allowed ? 404 : 403,
                        allowed
                                ? "{\"message\":\"No cluster found\"}"
                                : "{\"message\":\"is not authorized to perform: eks:DescribeCluster\"}")
                .with("Content-Type", "application/json")
                .with("x-amzn-ErrorType", allowed ? "ResourceNotFoundException" : "AccessDeniedException");
    }

    private static Reply xml(int status, String text) {
        return Reply.of(status, text).with("Content-Type", "text/xml");
    }

    private String refusal() {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + words
                + "</Message></Error></ErrorResponse>";
    }

    private static String assumed() {
        return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>S"
                + "</SecretAccessKey><SessionToken>T</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>"
                + "</Credentials></AssumeRoleResult></AssumeRoleResponse>";
    }

    private String identity() {
        return "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>" + account
                + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    }
}
