package dev.tenantry.terraform;

import static dev.tenantry.steps.FailureClass.ALREADY_EXISTS;
import static dev.tenantry.steps.FailureClass.AT_CUSTOMER;
import static dev.tenantry.steps.FailureClass.AUTHORIZATION;
import static dev.tenantry.steps.FailureClass.CANCELLED;
import static dev.tenantry.steps.FailureClass.CAPACITY;
import static dev.tenantry.steps.FailureClass.CONFIG;
import static dev.tenantry.steps.FailureClass.CREDENTIALS;
import static dev.tenantry.steps.FailureClass.DEPENDENCY;
import static dev.tenantry.steps.FailureClass.EVENTUAL_CONSISTENCY;
import static dev.tenantry.steps.FailureClass.LEFT_BEHIND;
import static dev.tenantry.steps.FailureClass.LOCKED;
import static dev.tenantry.steps.FailureClass.PROVIDER_LIMIT;
import static dev.tenantry.steps.FailureClass.QUOTA;
import static dev.tenantry.steps.FailureClass.RATE_LIMIT;
import static dev.tenantry.steps.FailureClass.STALE_PLAN;
import static dev.tenantry.steps.FailureClass.STATE_NOT_SAVED;
import static dev.tenantry.steps.FailureClass.TRANSIENT;
import static dev.tenantry.steps.FailureClass.UNKNOWN;

import dev.tenantry.steps.FailureClass;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classes complaints by what they say: Terraform's own words and the error codes of AWS. The exit code says nothing. The
 * first rule that fits decides, so the narrow ones come first.
 */
final class TerraformDiagnostics {

    private static final List<Rule> RULES = List.of(
            rule(STATE_NOT_SAVED, "Failed to (persist|save|upload) state|Error saving state|errored\\.tfstate"),
            rule(DEPENDENCY, "(?i:no space left on device|disk quota exceeded)"),
            rule(LOCKED, "Lock Info:\\s+ID:[ \\t]+\\S"),
            rule(STALE_PLAN, "Saved plan is stale|already.applied plan|Saved plan does not match"),
            rule(
                    CREDENTIALS,
                    "ExpiredToken|RequestExpired|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClient"
                            + "|SignatureDoesNotMatch|InvalidSignature|AuthFailure|InvalidIdentityToken|IDPCommunicationError"
                            + "|No valid credential sources|[Nn]o (valid )?credential providers"
                            + "|failed to refresh cached credentials|security token included in the request is"
                            + "|AWS (account|Account) ID not allowed|token has expired"),
            rule(
                    RATE_LIMIT,
                    "Throttl(ing|ed)|RequestLimitExceeded|TooManyRequests|SlowDown|Rate exceeded|RequestThrottled"
                            + "|ProvisionedThroughputExceeded|PriorRequestNotComplete|StatusCode: 429"),
            rule(
                    CAPACITY,
                    "Insufficient\\w*Capacity|ResourcesDepleted|UnfulfillableCapacity|UnsupportedAvailabilityZone"
                            + "|not (currently )?have (sufficient|enough)( \\S+)? capacity"),
            rule(
                    QUOTA,
                    "\\w*LimitExceeded|Quota(For[A-Z]\\w+)?Exceeded|\\w*LIMIT_EXCEEDED|MaxSpotInstanceCountExceeded|TooMany[A-Z]\\w+"
                            + "|([Mm]aximum|max) (number|count) of (?!attempts)|[Ss]ervice quota"),
            rule(
                    EVENTUAL_CONSISTENCY,
                    "present, but now absent|couldn't find resource|(?i:role\\b.{0,200}cannot be assumed by)"
                            + "|[Ii]nvalid principal in policy|Invalid IAM Instance Profile"
                            + "|(?i:provided role does(n't| not) have|role with name \\S+ cannot be found)"),
            rule(
                    AUTHORIZATION,
                    "AccessDenied|Unauthorized(Operation|Access)|AuthorizationError|not authorized to perform"
                            + "|OptInRequired|SubscriptionRequired|explicit deny|StatusCode: 403"),
            rule(
                    ALREADY_EXISTS,
                    "\\w*AlreadyExists|\\w*AlreadyOwnedByYou|ResourceExistsException|\\w+\\.Duplicate\\b|(?i:already exists)"
                            + "|already scheduled for deletion"),
            rule(
                    DEPENDENCY,
                    "DependencyViolation|DeleteConflict|BucketNotEmpty|ResourceInUse|StatusCode: 409.{0,200}in use"
                            + "|NoSuchBucket|S3 bucket \\S+ does not exist|KMSInvalidState|DisabledException"
                            + "|(?i:still in use|has dependencies|dependent object|currently in use|mapped public address)"),
            rule(
                    TRANSIENT,
                    "(?i:connection (reset|refused|timed out)|i/o timeout|TLS handshake|no such host|unexpected EOF)"
                            + "|context deadline exceeded|request send failed|RequestError|RequestTimeout|StatusCode: 5\\d\\d"
                            + "|Internal(Failure|Error|Server(Error|Exception))|ServiceUnavailable|ServerException"
                            + "|timeout while waiting|could not connect to|failed to respond|OperationAborted"
                            + "|ConcurrentModification|OperationInProgress"),
            rule(
                    CONFIG,
                    "Unsupported (argument|block|attribute|Terraform Core|OpenTofu Core)|Missing (required|name|resource|newline)"
                            + "|Invalid (value|reference|expression|index|function|for_each|count|resource|provider|template)"
                            + "|Reference to undeclared|No value for required variable|Unclosed configuration"
                            + "|Instance cannot be destroyed|Inconsistent dependency lock file|Required plugins are not installed"
                            + "|Failed to query available provider packages|Failed to load .{0,200} as a plan file"
                            + "|Backend (initialization required|configuration changed)|Module not (found|installed)"
                            + "|Validation(Exception|Error)|InvalidParameter|InvalidArgument|InvalidRequest|MalformedPolicy"
                            + "|InvalidSubnet|Unsupported(Operation|Configuration)|ConfigurationConflict|StatusCode: 400"),
            rule(LOCKED, "Error acquiring the state lock|PreconditionFailed|ConditionalCheckFailed"));

    /** Of several complaints, what a person must settle first; what goes away by itself comes last. */
    private static final List<FailureClass> GRAVEST_FIRST = List.of(
            STATE_NOT_SAVED,
            CANCELLED,
            LOCKED,
            STALE_PLAN,
            LEFT_BEHIND,
            CREDENTIALS,
            AUTHORIZATION,
            AT_CUSTOMER,
            QUOTA,
            PROVIDER_LIMIT,
            CONFIG,
            ALREADY_EXISTS,
            DEPENDENCY,
            UNKNOWN,
            CAPACITY,
            EVENTUAL_CONSISTENCY,
            RATE_LIMIT,
            TRANSIENT);

    private static final Pattern NO_PROVIDER = Pattern.compile(
            "Failed to query available provider packages\\s+Could not retrieve the list of available versions for provider ([\\w./-]+)");

    private TerraformDiagnostics() {}

    static FailureClass classOf(TerraformDiagnostic diagnostic) {
        String text = diagnostic.text();
        return RULES.stream()
                .filter(rule -> rule.signs().matcher(text).find())
                .map(Rule::failureClass)
                .findFirst()
                .orElseGet(() -> isAboutTheStack(diagnostic) ? CONFIG : UNKNOWN);
    }

    /** Smaller is graver. */
    static int gravity(FailureClass failureClass) {
        return GRAVEST_FIRST.indexOf(failureClass);
    }

    /** What Terraform says behind the real complaint. */
    static boolean isEcho(TerraformDiagnostic diagnostic) {
        return diagnostic.summary().equals("execution halted")
                || diagnostic.summary().startsWith("Terraform encountered problems during initiali");
    }

    /** The provider that Terraform looked for in vain, unless it only could not ask. */
    static Optional<String> missingProvider(TerraformDiagnostic diagnostic) {
        return Optional.of(NO_PROVIDER.matcher(diagnostic.text()))
                .filter(Matcher::find)
                .filter(said -> classOf(diagnostic) == CONFIG)
                .map(said -> said.group(1));
    }

    /** A place but no resource: it did not get as far as asking a provider. */
    private static boolean isAboutTheStack(TerraformDiagnostic diagnostic) {
        return diagnostic.file() != null && diagnostic.address() == null;
    }

    private static Rule rule(FailureClass failureClass, String signs) {
        return new Rule(failureClass, Pattern.compile(signs, Pattern.DOTALL));
    }

    private record Rule(FailureClass failureClass, Pattern signs) {}
}
