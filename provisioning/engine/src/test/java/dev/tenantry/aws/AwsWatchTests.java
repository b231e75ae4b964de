package dev.tenantry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.runs.DocumentedMeters;
import dev.tenantry.runs.Telemetry;
import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** What is seen from outside of calls of AWS. */
class AwsWatchTests {

    private static final AwsTarget ACCOUNT = Profiles.acme().aws();
    private static final String TRACE = "0198f3a27c1e7d109a551b2c3d4e5f60";
    private static final String PARENT = "9a551b2c3d4e5f60";

    @AutoClose
    private final Telemetry seen = Telemetry.listening();

    @AutoClose
    private final Aws aws = StandIn.listening(new Aws());

    @AfterEach
    void leave_the_run() {
        MDC.clear();
    }

    private String ask() {
        return TenantAccounts.underTheirRoles(aws.url()).in(ACCOUNT, TenantAccounts.Account::id);
    }

    private void askInVain() {
        assertThatThrownBy(this::ask).isInstanceOf(OutsideFailure.class);
    }

    @Test
    void times_each_call_once_by_service_operation_and_outcome() {
        ask();
        assertThat(seen.timer("tenantry.aws", "service", "Sts", "operation", "GetCallerIdentity", "outcome", "ok")
                        .count())
                .isEqualTo(1);
        assertThat(seen.timer("tenantry.aws", "service", "Sts", "operation", "AssumeRole", "outcome", "ok")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void tells_of_a_call_as_a_span_of_the_run_that_made_it() {
        MDC.put("traceId", TRACE);
        MDC.put("spanId", PARENT);
        ask();
        SpanData call = seen.span("AWS Sts.GetCallerIdentity");
        assertThat(call.getTraceId()).isEqualTo(TRACE);
        assertThat(call.getParentSpanId()).isEqualTo(PARENT);
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(Telemetry.attribute(call, "tenantry.system")).isEqualTo("AWS");
        assertThat(Telemetry.attribute(call, "rpc.service")).isEqualTo("Sts");
        assertThat(Telemetry.attribute(call, "rpc.method")).isEqualTo("GetCallerIdentity");
        assertThat(Telemetry.attribute(call, "aws.request_id")).isEqualTo("request-4711");
        assertThat(Telemetry.number(call, "http.response.status_code")).isEqualTo(200);
    }

    @Test
    void counts_what_aws_refuses_as_what_it_is() {
        aws.identity = Aws.refusal();
        askInVain();
        assertThat(seen.timer("tenantry.aws", "operation", "GetCallerIdentity")
                        .getId()
                        .getTag("outcome"))
                .isEqualTo("not_authorized");
        SpanData call = seen.span("AWS Sts.GetCallerIdentity");
        assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(Telemetry.attribute(call, "error.type")).isEqualTo("not_authorized");
        assertThat(Telemetry.number(call, "http.response.status_code")).isEqualTo(403);
    }

    @Test
    void counts_a_call_that_nobody_answers() {
        URI nobody = aws.url();
        aws.close();
        assertThatThrownBy(() -> TenantAccounts.underTheirRoles(nobody).in(ACCOUNT, TenantAccounts.Account::id))
                .isInstanceOf(OutsideFailure.class);
        assertThat(seen.timer("tenantry.aws", "outcome", "down").count()).isEqualTo(1);
        assertThat(seen.samples("tenantry.aws")).isEqualTo(1);
    }

    @Test
    void counts_no_call_for_which_there_were_no_credentials() {
        aws.assumed = Aws.refusal();
        askInVain();
        assertThat(seen.timer("tenantry.aws", "operation", "AssumeRole").getId().getTag("outcome"))
                .isEqualTo("not_authorized");
        assertThat(seen.samples("tenantry.aws")).isEqualTo(1);
        assertThat(seen.spans()).extracting(SpanData::getName).containsExactly("AWS Sts.AssumeRole");
    }

    @Test
    void sees_also_what_a_client_asks_that_was_made_elsewhere() {
        try (StsClient own = StsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(aws.url())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("A", "S")))
                .build()) {
            own.getCallerIdentity();
        }
        assertThat(seen.samples("tenantry.aws")).isEqualTo(1);
    }

    @Test
    void names_neither_account_nor_role_nor_secret() {
        ask();
        aws.identity = Aws.refusal();
        askInVain();
        for (String hidden :
                Set.of(ACCOUNT.accountId(), "arn:", "a-secret-key", "a-session-token", "is not authorized")) {
            assertThat(seen.tagValues()).noneMatch(value -> value.contains(hidden));
            assertThat(seen.spans()).allSatisfy(span -> {
                assertThat(span.getName()).doesNotContain(hidden);
                assertThat(span.getAttributes().asMap().values())
                        .noneMatch(value -> value.toString().contains(hidden));
            });
        }
    }

    @Test
    void documents_exactly_what_is_registered() {
        ask();
        assertThat(seen.registered("tenantry.aws"))
                .containsExactlyInAnyOrderElementsOf(DocumentedMeters.promised("tenantry.aws", Set.of("timer")));
    }

    private static final class Aws extends StandIn {

        private Reply assumed = xml(
                "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId>"
                        + "<SecretAccessKey>a-secret-key</SecretAccessKey><SessionToken>a-session-token</SessionToken>"
                        + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>");

        private Reply identity = xml("<GetCallerIdentityResponse><GetCallerIdentityResult><Account>"
                + ACCOUNT.accountId() + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");

        Aws() {
            super(Place.ofTest(Map.of()));
        }

        @Override
        protected Reply answer(Asked asked) {
            return switch (asked.form().getOrDefault("Action", "")) {
                case "AssumeRole" -> assumed;
                case "GetCallerIdentity" -> identity;
                default -> xml("<none/>");
            };
        }

        private static Reply xml(String text) {
            return new Reply(200, text, Map.of("Content-Type", "text/xml", "x-amzn-RequestId", "request-4711"));
        }

        static Reply refusal() {
            String text = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>arn:aws:iam::"
                    + ACCOUNT.accountId() + ":role/x is not authorized</Message></Error></ErrorResponse>";
            return Reply.of(403, text).with("Content-Type", "text/xml");
        }
    }
}
