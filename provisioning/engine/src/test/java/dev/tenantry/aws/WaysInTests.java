package dev.tenantry.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.aws.WaysIn.Laid;
import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.AccountOrigin;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** By the wire protocols of STS and CloudFormation. */
class WaysInTests {

    private static final String ROLE = "arn:aws:iam::123456789012:role/tenantry-organizations";
    private static final String PRINCIPAL = "arn:aws:iam::123456789012:role/tenantry-portal";
    private static final Slug SLUG = Slug.of("acme");
    private static final TenantId TENANT = TenantId.random();
    private static final AwsTarget TARGET =
            AwsTarget.of(TENANT, AccountOrigin.CREATED, "210987654321", "eu-central-1", "");

    @AutoClose
    private final Stacks aws = StandIn.listening(new Stacks());

    private final WaysIn ways = WaysIn.at(aws.url(), ROLE, PRINCIPAL);

    @Test
    void lays_the_template_of_this_release_as_the_new_accounts_administrator() throws IOException {
        String template = Files.readString(Path.of("../../infra/bootstrap/tenant-account.yaml"));

        ways.lay(TARGET, SLUG);

        assertThat(aws.roles).containsExactly(ROLE, "arn:aws:iam::210987654321:role/OrganizationAccountAccessRole");
        assertThat(aws.last)
                .containsEntry("Action", "CreateStack")
                .containsEntry("StackName", "tenantry-bootstrap")
                .containsEntry("TemplateBody", template)
                .containsEntry("Capabilities.member.1", "CAPABILITY_NAMED_IAM")
                .containsValues("acme", TENANT.toString(), PRINCIPAL);
        assertThat(template.length())
                .as("as much as CloudFormation takes as text")
                .isLessThan(51_200);
    }

    @Test
    void tells_a_stack_that_is_not_there_from_one_that_failed_and_why() {
        aws.status = "";
        assertThat(ways.look(TARGET, SLUG)).isEmpty();

        aws.status = "ROLLBACK_COMPLETE";
        Laid failed = ways.look(TARGET, SLUG).orElseThrow();
        assertThat(failed.neverStood()).isTrue();
        assertThat(failed.stands()).isFalse();
        assertThat(failed.asWanted()).isFalse();
        assertThat(failed.why()).isEqualTo("StateBucket: already exists");

        aws.status = "UPDATE_IN_PROGRESS";
        assertThat(ways.look(TARGET, SLUG).orElseThrow().underWay()).isTrue();
    }

    @Test
    void names_every_setting_that_is_missing() {
        assertThat(WaysIn.at(aws.url(), null, "").missing())
                .containsExactly("tenantry.organizations.role", "tenantry.bootstrap.control-plane-principal");
        assertThat(ways.missing()).isEmpty();
    }

    /** Lets in everybody and knows one stack. */
    private static final class Stacks extends StandIn {

        private final List<String> roles = new ArrayList<>();
        private Map<String, String> last = Map.of();
        private String status = "CREATE_COMPLETE";

        Stacks() {
            super(Place.ofTest(Map.of()));
        }

        @Override
        protected synchronized Reply answer(Asked asked) {
            last = asked.form();
            return switch (last.getOrDefault("Action", "")) {
                case "AssumeRole" -> {
                    roles.add(last.getOrDefault("RoleArn", ""));
                    yield xml(
                            200,
                            "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId>"
                                    + "<SecretAccessKey>S</SecretAccessKey><SessionToken>T</SessionToken><Expiration>"
                                    + "2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>");
                }
                case "DescribeStacks" -> status.isEmpty() ? none() : stack();
                case "DescribeStackEvents" -> events();
                default -> xml(200, "<R><Result/></R>");
            };
        }

        private static Reply none() {
            return xml(
                    400,
                    "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id tenantry-bootstrap does not"
                            + " exist</Message></Error></ErrorResponse>");
        }

        private Reply stack() {
            return xml(
                    200,
                    "<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackStatus>" + status
                            + "</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>");
        }

        /** The newest comes first. */
        private static Reply events() {
            return xml(
                    200,
                    "<DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents>"
                            + event("tenantry-bootstrap", "ROLLBACK_COMPLETE", "")
                            + event("Provisioner", "CREATE_FAILED", "Resource creation cancelled")
                            + event("StateBucket", "CREATE_FAILED", "already exists")
                            + "</StackEvents></DescribeStackEventsResult></DescribeStackEventsResponse>");
        }

        private static String event(String resource, String status, String why) {
            return "<member><LogicalResourceId>" + resource + "</LogicalResourceId><ResourceStatus>" + status
                    + "</ResourceStatus><ResourceStatusReason>" + why + "</ResourceStatusReason></member>";
        }

        private static Reply xml(int code, String text) {
            return Reply.of(code, text).with("Content-Type", "text/xml");
        }
    }
}
