package dev.tenantry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.aws.AwsOrganization.Making;
import dev.tenantry.aws.AwsOrganization.NewAccount;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** By the wire protocols of STS and Organizations. */
class AwsOrganizationTests {

    private static final String ROLE = "arn:aws:iam::123456789012:role/tenantry-organizations";
    private static final NewAccount WANTED = new NewAccount("tenantry-acme", "aws@provider.example", Map.of("k", "v"));

    @AutoClose
    private final Manager aws = StandIn.listening(new Manager());

    private final AwsOrganization organization = AwsOrganization.at(aws.url(), ROLE);

    @Test
    void asks_under_the_role_of_the_management_account_for_the_account_with_its_role_and_tags() {
        aws.answers(200, "{\"CreateAccountStatus\":{\"Id\":\"car-1\",\"State\":\"IN_PROGRESS\"}}");

        assertThat(organization.make(WANTED)).isEqualTo(new Making.UnderWay("car-1"));

        assertThat(aws.assumed).isEqualTo(ROLE);
        assertThat(aws.act).isEqualTo("CreateAccount");
        assertThat(aws.body.path("AccountName").asString("")).isEqualTo("tenantry-acme");
        assertThat(aws.body.path("Email").asString("")).isEqualTo("aws@provider.example");
        assertThat(aws.body.path("RoleName").asString("")).isEqualTo("OrganizationAccountAccessRole");
        assertThat(aws.body.path("Tags").toString()).isEqualTo("[{\"Key\":\"k\",\"Value\":\"v\"}]");
    }

    @Test
    void follows_a_request_to_its_end() {
        aws.answers(
                200, "{\"CreateAccountStatus\":{\"Id\":\"c\",\"State\":\"SUCCEEDED\",\"AccountId\":\"210987654321\"}}");
        assertThat(organization.making("c")).contains(new Making.Made("210987654321"));

        aws.answers(
                200,
                "{\"CreateAccountStatus\":{\"Id\":\"c\",\"State\":\"FAILED\",\"FailureReason\":\"EMAIL_ALREADY_EXISTS\"}}");
        assertThat(organization.making("c")).contains(new Making.Failed("EMAIL_ALREADY_EXISTS"));

        aws.answers(
                200, "{\"CreateAccountStatus\":{\"Id\":\"c\",\"State\":\"FAILED\",\"FailureReason\":\"OF_TOMORROW\"}}");
        assertThat(organization.making("c")).contains(new Making.Failed("OF_TOMORROW"));

        aws.answers(400, "{\"__type\":\"CreateAccountStatusNotFoundException\"}");
        assertThat(organization.making("c")).isEmpty();
    }

    @Test
    void limit_that_is_told_at_once_is_the_same_as_one_that_is_told_later() {
        aws.answers(400, "{\"__type\":\"ConstraintViolationException\",\"Reason\":\"ACCOUNT_NUMBER_LIMIT_EXCEEDED\"}");

        assertThat(organization.make(WANTED)).isEqualTo(new Making.Failed("ACCOUNT_LIMIT_EXCEEDED"));
    }

    @Test
    void tells_refusals_from_what_passes_by_itself() {
        aws.answers(400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"You don't have permissions\"}");
        assertThat(failure()).isEqualTo(Kind.NOT_AUTHORIZED);
        aws.answers(400, "{\"__type\":\"ConcurrentModificationException\"}");
        assertThat(failure()).isEqualTo(Kind.DOWN);
        aws.answers(400, "{\"__type\":\"TooManyRequestsException\"}");
        assertThat(failure()).isEqualTo(Kind.RATE_LIMITED);
        aws.answers(400, "{\"__type\":\"AWSOrganizationsNotInUseException\"}");
        assertThat(failure()).isEqualTo(Kind.REJECTED);
        aws.answers(400, "{\"__type\":\"ConstraintViolationException\",\"Reason\":\"OU_DEPTH_LIMIT_EXCEEDED\"}");
        assertThat(failure()).isEqualTo(Kind.REJECTED);
    }

    private Kind failure() {
        return catchThrowableOfType(OutsideFailure.class, () -> organization.make(WANTED))
                .kind();
    }

    @Test
    void wrong_role_is_a_refusal_and_no_outage() {
        aws.closed = true;

        assertThat(failure()).isEqualTo(Kind.NOT_AUTHORIZED);
    }

    @Test
    void says_which_setting_is_missing() {
        assertThat(organization.missing()).isEmpty();
        assertThat(AwsOrganization.at(aws.url(), " ").missing()).containsExactly("tenantry.organizations.role");
    }

    /** Lets into the one role and answers what it was told to. */
    private static final class Manager extends StandIn {

        private boolean closed;
        private String assumed = "";
        private String act = "";
        private JsonNode body = JsonMapper.shared().missingNode();
        private int status = 500;
        private String answer = "";

        Manager() {
            super(Place.ofTest(Map.of()));
        }

        void answers(int code, String json) {
            status = code;
            answer = json;
        }

        @Override
        protected synchronized Reply answer(Asked asked) {
            if ("AssumeRole".equals(asked.form().get("Action"))) {
                assumed = asked.form().getOrDefault("RoleArn", "");
                return Reply.of(closed ? 403 : 200, closed ? refused() : let()).with("Content-Type", "text/xml");
            }
            act = asked.header("x-amz-target").orElse("").replaceFirst(".*\\.", "");
            body = asked.json();
            return Reply.of(status, answer).with("Content-Type", "application/x-amz-json-1.1");
        }

        private static String let() {
            return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>S"
                    + "</SecretAccessKey><SessionToken>T</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>"
                    + "</Credentials></AssumeRoleResult></AssumeRoleResponse>";
        }

        private static String refused() {
            return "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                    + "<Message>is not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>";
        }
    }
}
