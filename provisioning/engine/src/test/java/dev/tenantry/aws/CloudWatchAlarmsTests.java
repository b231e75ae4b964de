package dev.tenantry.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.alarms.AlarmStates.Reading;
import dev.tenantry.alarms.AlarmStates.Standing;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Moto;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** On the wire as CloudWatch speaks it. */
class CloudWatchAlarmsTests {

    private static final AwsTarget ACCOUNT = Profiles.acme().aws();
    private static final Instant BEGAN = Instant.parse("2026-11-25T08:00:00Z");

    @AutoClose
    private final Aws aws = StandIn.listening(new Aws());

    private List<Reading> read() {
        return new CloudWatchAlarms(TenantAccounts.underTheirRoles(aws.url())).of(ACCOUNT, "tenantry-acme");
    }

    @Test
    void reads_all_pages_by_the_role_that_only_looks_and_leaves_the_figures_where_they_are() {
        assertThat(read())
                .containsExactly(
                        new Reading("backup-failed", Standing.OK, BEGAN, "page: a backup failed."),
                        new Reading("figures-silent", Standing.INSUFFICIENT_DATA, BEGAN, ""),
                        new Reading("volume-full", Standing.ALARM, BEGAN, "page: nearly full."));
        assertThat(aws.asked).anyMatch(text -> text.contains("role%2Ftenantry-auditor"));
        assertThat(aws.asked).noneMatch(text -> text.contains("provisioner"));
        assertThat(aws.asked).anyMatch(text -> text.contains("AlarmNamePrefix=tenantry-acme-"));
    }

    @Test
    void says_that_it_may_not_look() {
        aws.forbidding = true;

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.NOT_AUTHORIZED));
    }

    @Test
    void reads_what_an_emulator_keeps(@TempDir Path folder) throws IOException {
        assumeTrue(Moto.installed(), "moto is not installed");
        try (Moto moto = Moto.start(folder)) {
            made(TenantAccounts.underTheirRoles(moto.endpoint()));

            assertThat(new CloudWatchAlarms(TenantAccounts.underTheirRoles(moto.endpoint()))
                            .of(ACCOUNT, "tenantry-acme"))
                    .extracting(Reading::name, Reading::standing)
                    .containsExactly(tuple("volume-full", Standing.ALARM));
        }
    }

    private static void made(TenantAccounts accounts) {
        accounts.in(ACCOUNT, account -> {
            for (String name : List.of("tenantry-acme-volume-full", "somebody-elses")) {
                account.figures()
                        .putMetricAlarm(make -> make.alarmName(name)
                                .namespace("Tenantry")
                                .metricName("VolumeFreePercent")
                                .statistic(Statistic.MINIMUM)
                                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                                .threshold(5.0)
                                .period(600)
                                .evaluationPeriods(1));
                account.figures()
                        .setAlarmState(set ->
                                set.alarmName(name).stateValue(StateValue.ALARM).stateReason("tried"));
            }
            return true;
        });
    }

    private static final class Aws extends StandIn {

        private boolean forbidding;
        private final List<String> asked = new CopyOnWriteArrayList<>();

        Aws() {
            super(Place.ofTest(Map.of()));
        }

        @Override
        protected Reply answer(Asked asked) {
            this.asked.add(asked.text());
            if (asked.form().getOrDefault("Action", "").equals("AssumeRole")) {
                return xml(200, assumed());
            }
            if (!asked.form().getOrDefault("Action", "").equals("DescribeAlarms")) {
                return xml(200, "<none/>");
            }
            if (forbidding) {
                return xml(
                        403,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized"
                                + "</Message></Error></ErrorResponse>");
            }
            return xml(
                    200,
                    asked.form().containsKey("NextToken")
                            ? page(alarm("backup-failed", "OK", "page: a backup failed."), "")
                            : page(
                                    alarm("volume-full", "ALARM", "page: nearly full.")
                                            + alarm("figures-silent", "INSUFFICIENT_DATA", ""),
                                    "<NextToken>more</NextToken>"));
        }

        private static Reply xml(int status, String text) {
            return Reply.of(status, text).with("Content-Type", "text/xml");
        }

        private static String assumed() {
            return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>S"
                    + "</SecretAccessKey><SessionToken>T</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>"
                    + "</Credentials></AssumeRoleResult></AssumeRoleResponse>";
        }

        private static String page(String alarms, String more) {
            return "<DescribeAlarmsResponse><DescribeAlarmsResult><MetricAlarms>" + alarms + "</MetricAlarms>" + more
                    + "</DescribeAlarmsResult></DescribeAlarmsResponse>";
        }

        private static String alarm(String name, String state, String description) {
            return "<member><AlarmName>tenantry-acme-" + name + "</AlarmName><StateValue>" + state + "</StateValue>"
                    + "<StateReason>Threshold Crossed: 3.2</StateReason>"
                    + "<StateTransitionedTimestamp>" + BEGAN + "</StateTransitionedTimestamp>"
                    + (description.isEmpty() ? "" : "<AlarmDescription>" + description + "</AlarmDescription>")
                    + "</member>";
        }
    }
}
