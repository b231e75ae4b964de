package dev.tenantry.aws;

import dev.tenantry.alarms.AlarmStates;
import dev.tenantry.aws.TenantAccounts.Account;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Alarms by CloudWatch, read as the auditor. */
@Component
class CloudWatchAlarms implements AlarmStates {

    private final TenantAccounts accounts;

    CloudWatchAlarms(TenantAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Reading> of(AwsTarget target, String stack) {
        String prefix = stack + "-";
        return accounts.lookingIn(target, account -> read(account, prefix));
    }

    private static List<Reading> read(Account account, String prefix) {
        return account
                .figures()
                .describeAlarmsPaginator(ask -> ask.alarmNamePrefix(prefix).alarmTypes(AlarmType.METRIC_ALARM))
                .metricAlarms()
                .stream()
                .map(alarm -> reading(alarm, prefix))
                .sorted(Comparator.comparing(Reading::name))
                .toList();
    }

    private static Reading reading(MetricAlarm alarm, String prefix) {
        return new Reading(
                alarm.alarmName().substring(prefix.length()),
                standing(alarm.stateValue()),
                since(alarm),
                Objects.requireNonNullElse(alarm.alarmDescription(), ""));
    }

    private static Instant since(MetricAlarm alarm) {
        return Objects.requireNonNullElse(alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp());
    }

    /** What is not known yet is not known to be well. */
    private static Standing standing(StateValue state) {
        return switch (state) {
            case OK -> Standing.OK;
            case ALARM -> Standing.ALARM;
            case INSUFFICIENT_DATA, UNKNOWN_TO_SDK_VERSION -> Standing.INSUFFICIENT_DATA;
        };
    }
}
