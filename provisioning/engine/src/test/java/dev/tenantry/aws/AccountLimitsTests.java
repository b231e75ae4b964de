package dev.tenantry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Moto;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import dev.tenantry.tenants.Profiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the wire as AWS speaks it: Service Quotas in JSON, EC2 and STS in XML, EKS as REST. */
class AccountLimitsTests {

    @AutoClose
    private final Aws aws = StandIn.listening(new Aws());

    private AccountLimits.Reading read(Quota quota) {
        return AccountLimits.underTheirRoles(aws.url()).of(Profiles.acme().aws(), "tenantry-acme", quota);
    }

    @Test
    void reads_what_was_granted_and_counts_what_others_use() {
        assertThat(read(Quota.VPCS)).isEqualTo(new AccountLimits.Reading(7, 2));
        assertThat(read(Quota.STANDARD_VCPUS)).isEqualTo(new AccountLimits.Reading(7, 4));
        assertThat(read(Quota.GPU_VCPUS)).isEqualTo(new AccountLimits.Reading(7, 8));
        assertThat(aws.asked).anyMatch(text -> text.contains("L-DB2E81BA"));
    }

    @Test
    void takes_the_default_where_nothing_was_ever_granted() {
        assertThat(read(Quota.CLUSTERS)).isEqualTo(new AccountLimits.Reading(100, 1));
    }

    @Test
    void says_that_it_may_not_look() {
        aws.forbidding = true;

        assertThatThrownBy(() -> read(Quota.VPCS))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.NOT_AUTHORIZED));
    }

    @Test
    void is_told_little_by_an_emulator_and_says_so(@TempDir Path folder) throws IOException {
        assumeTrue(Moto.installed(), "moto is not installed");
        try (Moto moto = Moto.start(folder)) {
            AccountLimits limits = AccountLimits.underTheirRoles(moto.endpoint());

            assertThat(limits.of(Profiles.acme().aws(), "tenantry-acme", Quota.VPCS)
                            .limit())
                    .isPositive();
            assertThatThrownBy(() -> limits.of(Profiles.acme().aws(), "tenantry-acme", Quota.CLUSTERS))
                    .isInstanceOf(OutsideFailure.class);
        }
    }

    private static final class Aws extends StandIn {

        private boolean forbidding;
        private final List<String> asked = new CopyOnWriteArrayList<>();

        Aws() {
            super(Place.ofTest(Map.of()));
        }

        @Override
        protected Reply answer(Asked asked) {
            String target = asked.header("x-amz-target").orElse("");
            if (!target.isEmpty()) {
                return quota(target.substring(target.indexOf('.') + 1), asked.text());
            }
            if (asked.is("GET /clusters")) {
                return json(200, "{\"clusters\":[\"somebody-elses\",\"tenantry-acme\"]}");
            }
            return xml(
                    switch (asked.form().getOrDefault("Action", "")) {
                        case "AssumeRole" -> assumed();
                        case "DescribeVpcs" -> vpcs();
                        case "DescribeInstances" -> instances();
                        default -> "<none/>";
                    });
        }

        private Reply quota(String act, String asked) {
            this.asked.add(asked);
            if (forbidding) {
                return json(400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"not authorized to perform it\"}");
            }
            if (act.equals("GetServiceQuota") && asked.contains("\"eks\"")) {
                return json(400, "{\"__type\":\"NoSuchResourceException\",\"Message\":\"no such quota\"}");
            }
            int value = act.equals("GetServiceQuota") ? 7 : 100;
            return json(200, "{\"Quota\":{\"Value\":" + value + ".0}}");
        }

        private static Reply json(int status, String text) {
            return Reply.of(status, text).with("Content-Type", "application/x-amz-json-1.1");
        }

        private static Reply xml(String text) {
            return Reply.of(200, text).with("Content-Type", "text/xml");
        }

        private static String assumed() {
            return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>S"
                    + "</SecretAccessKey><SessionToken>T</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>"
                    + "</Credentials></AssumeRoleResult></AssumeRoleResponse>";
        }

        private static String vpcs() {
            return "<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId></item><item><vpcId>vpc-2</vpcId>"
                    + named("of-others") + "</item><item><vpcId>vpc-3</vpcId>" + named("tenantry-acme")
                    + "</item></vpcSet></DescribeVpcsResponse>";
        }

        private static String named(String name) {
            return "<tagSet><item><key>Name</key><value>" + name + "</value></item></tagSet>";
        }

        private static String instances() {
            return "<DescribeInstancesResponse><reservationSet><item><instancesSet>" + instance("m7i.xlarge", "")
                    + instance("g5.xlarge", "") + instance("vt1.3xlarge", "")
                    + instance("g6.xlarge", named("tenantry-acme"))
                    + instance("c6i.xlarge", named("tenantry-acme"))
                    + "</instancesSet></item></reservationSet></DescribeInstancesResponse>";
        }

        private static String instance(String type, String tags) {
            return "<item><instanceType>" + type + "</instanceType><cpuOptions><coreCount>2</coreCount>"
                    + "<threadsPerCore>2</threadsPerCore></cpuOptions>" + tags + "</item>";
        }
    }
}
