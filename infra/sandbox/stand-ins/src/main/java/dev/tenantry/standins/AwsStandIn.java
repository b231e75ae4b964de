package dev.tenantry.standins;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * As much of AWS as the product itself calls, all services at one address: roles of STS, objects of S3, values of Secrets Manager,
 * builds of CodeBuild and what they print, alarms of CloudWatch, accounts of Organizations, stacks of CloudFormation, and which of them carry a tag. It checks no signature; whose account is meant is told by the key that a role was given, or by the header
 * that an emulator knows. Builds are run by the sandbox's build host, which finds them where that emulator lists them.
 */
public final class AwsStandIn extends StandIn {

    private static final Pattern SCOPE = Pattern.compile("Credential=([^/]+)/[^/]*/([^/]*)/([^/]*)/aws4_request");
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::(\\d{12}):role/.+");
    /** What builds print is nothing that a repeated or lost call could spoil. */
    private static final List<String> LOOKS =
            List.of("Get", "BatchGet", "Describe", "List", "Assume", "CreateLogStream", "PutLogEvents");

    /** The key of a role begins so; the account follows. */
    private static final String TEMPORARY = "ASIA";

    /** The provider's own account: of every key that no role was given, and of requests without one. */
    static final String OWN_ACCOUNT = "123456789012";

    /**
     * Who asks for what.
     *
     * @param account of the role whose key is shown, else the provider's own
     */
    record Caller(String account, String region, String service) {}

    public AwsStandIn(Place place) {
        super(place);
    }

    @Override
    protected boolean mayChange(Asked asked) {
        boolean asForm = asked.method().equals("POST") && act(asked).isEmpty();
        String act = asForm ? asked.form().getOrDefault("Action", "") : act(asked);
        return act.isEmpty()
                ? asked.method().equals("PUT") || asked.method().equals("DELETE")
                : LOOKS.stream().noneMatch(act::startsWith);
    }

    @Override
    protected Reply answer(Asked asked) {
        if (asked.is("GET /moto-api/builds.json")) {
            return Reply.of(200, new AwsBuilds(this).listed());
        }
        if (asked.is("POST /moto-api/builds.json")) {
            return new AwsBuilds(this).failed(text(asked.json(), "failed"));
        }
        Caller caller = caller(asked);
        return switch (caller.service()) {
            case "sts" -> roles(asked.form(), caller);
            case "secretsmanager" -> new AwsSecrets(shelf("secrets"), caller).answer(act(asked), asked.json());
            case "logs" -> new AwsLogs(this, caller).answer(act(asked), asked.json());
            case "codebuild" -> new AwsBuilds(this).answer(act(asked), asked.json(), caller);
            case "organizations" -> new AwsOrganizations(this, caller).answer(act(asked), asked.json());
            case "tagging" -> new AwsTags(this, caller).answer(act(asked), asked.json());
            case "monitoring" -> new AwsAlarms(this, caller).answer(asked.form());
            case "cloudformation" -> new AwsStacks(this, caller).answer(asked.form());
            case "s3" -> new AwsBuckets(this).answer(asked, caller);
            case "eks" -> noCluster();
            default -> notSpoken(caller.service());
        };
    }

    /** An object came: perhaps it is what a build leaves. */
    void arrived(String bucket, String key) {
        new AwsBuilds(this).arrived(bucket, key);
    }

    Map<String, tools.jackson.databind.node.ObjectNode> kept(String name) {
        return shelf(name);
    }

    private static Caller caller(Asked asked) {
        Matcher scope = SCOPE.matcher(asked.header("authorization").orElse(""));
        boolean signed = scope.find();
        String key = signed ? scope.group(1) : "";
        String ofKey =
                key.startsWith(TEMPORARY) && key.length() > 16 ? key.substring(4, 16) : signed ? OWN_ACCOUNT : "";
        return new Caller(
                asked.header("x-moto-account-id").orElse(ofKey),
                signed ? scope.group(2) : "us-east-1",
                signed ? scope.group(3) : "s3");
    }

    private static String act(Asked asked) {
        return asked.headers().getOrDefault("x-amz-target", "").replaceFirst(".*\\.", "");
    }

    /** Whoever looks at a cluster may: there is none. */
    private static Reply noCluster() {
        return no(404, "ResourceNotFoundException", "No cluster found")
                .with("x-amzn-ErrorType", "ResourceNotFoundException");
    }

    private static Reply notSpoken(String service) {
        return Reply.of(
                        501,
                        xml("<Error><Code>NotImplemented</Code><Message>the sandbox's AWS speaks no " + service
                                + "</Message></Error>"))
                .with("Content-Type", "text/xml");
    }

    // ---- roles

    private static Reply roles(Map<String, String> form, Caller caller) {
        return switch (form.getOrDefault("Action", "")) {
            case "GetCallerIdentity" ->
                sts(
                        "GetCallerIdentity",
                        "<Arn>arn:aws:sts::" + caller.account()
                                + ":assumed-role/sandbox/tenantry</Arn><UserId>AROA:tenantry" + "</UserId><Account>"
                                + caller.account() + "</Account>");
            case "AssumeRole" -> assume(form.getOrDefault("RoleArn", ""));
            default -> refusal(400, "InvalidAction", "the sandbox's AWS does not speak it");
        };
    }

    private static Reply assume(String role) {
        Matcher arn = ROLE.matcher(role);
        if (!arn.matches()) {
            return refusal(400, "ValidationError", role + " is invalid");
        }
        String account = arn.group(1);
        return sts(
                "AssumeRole",
                "<Credentials><AccessKeyId>" + TEMPORARY + account
                        + "ROLE</AccessKeyId><SecretAccessKey>sandbox</SecretAccessKey>"
                        + "<SessionToken>sandbox</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
                        + "<AssumedRoleUser><AssumedRoleId>AROA:tenantry</AssumedRoleId><Arn>arn:aws:sts::" + account
                        + ":assumed-role/sandbox/tenantry</Arn></AssumedRoleUser>");
    }

    private static Reply sts(String act, String result) {
        return Reply.of(
                        200,
                        xml("<" + act + "Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><" + act
                                + "Result>"
                                + result + "</" + act + "Result><ResponseMetadata><RequestId>sandbox</RequestId>"
                                + "</ResponseMetadata></" + act + "Response>"))
                .with("Content-Type", "text/xml");
    }

    private static Reply refusal(int status, String code, String message) {
        return Reply.of(
                        status,
                        xml("<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                                + "</Message></Error></ErrorResponse>"))
                .with("Content-Type", "text/xml");
    }

    private static String xml(String inner) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + inner;
    }

    /** How the services that speak JSON say no. */
    static Reply no(int status, String type, String message) {
        return Reply.of(status, Map.of("__type", type, "message", message, "Message", message));
    }

    /** A JSON text that must be there. */
    static String text(JsonNode body, String name) {
        return body.path(name).asString("");
    }
}
