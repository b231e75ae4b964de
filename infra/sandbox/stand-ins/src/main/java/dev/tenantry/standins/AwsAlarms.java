package dev.tenantry.standins;

import dev.tenantry.standins.AwsStandIn.Caller;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch's alarms: they stand as whoever sets them says, since nothing here has figures. */
record AwsAlarms(AwsStandIn aws, Caller caller) {

    private static final String NAME = "AlarmName";
    private static final String STATE = "state";

    private Map<String, ObjectNode> alarms() {
        return aws.kept("alarms");
    }

    private String id(String name) {
        return caller.account() + "/" + caller.region() + "/" + name;
    }

    Reply answer(Map<String, String> form) {
        String act = form.getOrDefault("Action", "");
        return switch (act) {
            case "DescribeAlarms" -> done(act, described(form.getOrDefault("AlarmNamePrefix", "")));
            case "PutMetricAlarm" -> put(act, form);
            case "SetAlarmState" -> set(act, form);
            default -> no(400, "InvalidAction", "the sandbox's AWS does not speak " + act);
        };
    }

    private Reply put(String act, Map<String, String> form) {
        ObjectNode alarm = JsonMapper.shared().createObjectNode();
        alarm.put("name", form.getOrDefault(NAME, ""));
        alarm.put("description", form.getOrDefault("AlarmDescription", ""));
        stand(alarm, "INSUFFICIENT_DATA");
        alarms().put(id(form.getOrDefault(NAME, "")), alarm);
        return done(act, "");
    }

    private Reply set(String act, Map<String, String> form) {
        ObjectNode alarm = alarms().get(id(form.getOrDefault(NAME, "")));
        if (alarm == null) {
            return no(404, "ResourceNotFound", "there is no such alarm");
        }
        stand(alarm, form.getOrDefault("StateValue", "OK"));
        return done(act, "");
    }

    private static void stand(ObjectNode alarm, String state) {
        alarm.put(STATE, state);
        alarm.put(
                "since",
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private String described(String prefix) {
        String all = alarms().entrySet().stream()
                .filter(one -> one.getKey().startsWith(id(prefix)))
                .map(one -> member(one.getValue()))
                .collect(Collectors.joining());
        return "<MetricAlarms>" + all + "</MetricAlarms>";
    }

    private static String member(ObjectNode alarm) {
        String since = AwsStandIn.text(alarm, "since");
        return "<member>" + element(NAME, AwsStandIn.text(alarm, "name"))
                + element("AlarmDescription", AwsStandIn.text(alarm, "description"))
                + element("StateValue", AwsStandIn.text(alarm, STATE))
                + element("StateUpdatedTimestamp", since)
                + element("StateTransitionedTimestamp", since) + "</member>";
    }

    private static String element(String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<" + name + ">" + escaped + "</" + name + ">";
    }

    private static Reply done(String act, String result) {
        return Reply.of(
                        200,
                        "<" + act + "Response xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"><" + act
                                + "Result>" + result + "</" + act + "Result></" + act + "Response>")
                .with("Content-Type", "text/xml");
    }

    private static Reply no(int status, String code, String message) {
        return Reply.of(
                        status,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                                + "</Message></Error></ErrorResponse>")
                .with("Content-Type", "text/xml");
    }
}
