package dev.tenantry.standins;

import dev.tenantry.standins.AwsStandIn.Caller;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * CloudFormation: stacks with their template and parameters, under way until somebody has looked at them once. Of what a template makes
 * only the bucket for states and jobs is made, since everything else of it is roles, and here everybody gets in.
 */
record AwsStacks(AwsStandIn aws, Caller caller) {

    private static final String STATUS = "status";
    private static final String PARAMETER = "parameter.";

    private Map<String, ObjectNode> stacks() {
        return aws.kept("stacks");
    }

    private String id(String name) {
        return caller.account() + "/" + caller.region() + "/" + name;
    }

    Reply answer(Map<String, String> form) {
        String act = form.getOrDefault("Action", "");
        String name = form.getOrDefault("StackName", "");
        ObjectNode stack = stacks().get(id(name));
        if (act.equals("CreateStack")) {
            return stack == null
                    ? put(act, name, form, "CREATE_IN_PROGRESS")
                    : no("AlreadyExistsException", "Stack [" + name + "] already exists");
        }
        if (stack == null) {
            return act.equals("DeleteStack")
                    ? done(act, "")
                    : no("ValidationError", "Stack with id " + name + " does not exist");
        }
        return switch (act) {
            case "DescribeStacks" -> done(act, described(name, stack));
            case "GetTemplate" ->
                done(act, "<TemplateBody>" + escaped(AwsStandIn.text(stack, "template")) + "</TemplateBody>");
            case "DescribeStackEvents" -> done(act, "<StackEvents/>");
            case "UpdateStack" -> put(act, name, form, "UPDATE_IN_PROGRESS");
            case "DeleteStack" -> {
                stacks().remove(id(name));
                yield done(act, "");
            }
            default -> no("InvalidAction", "the sandbox's AWS does not speak " + act);
        };
    }

    private Reply put(String act, String name, Map<String, String> form, String status) {
        ObjectNode stack = JsonMapper.shared().createObjectNode();
        stack.put("template", form.getOrDefault("TemplateBody", ""));
        stack.put(STATUS, status);
        for (int at = 1; form.containsKey("Parameters.member." + at + ".ParameterKey"); at++) {
            String parameter = "Parameters.member." + at + ".Parameter";
            stack.put(PARAMETER + form.get(parameter + "Key"), form.getOrDefault(parameter + "Value", ""));
        }
        stacks().put(id(name), stack);
        return done(act, "<StackId>" + arn(name) + "</StackId>");
    }

    private String arn(String name) {
        return "arn:aws:cloudformation:" + caller.region() + ":" + caller.account() + ":stack/" + name + "/sandbox";
    }

    /** Shows how it was, and lets it come to its end. */
    private String described(String name, ObjectNode stack) {
        String status = AwsStandIn.text(stack, STATUS);
        if (status.endsWith("_IN_PROGRESS")) {
            stack.put(STATUS, status.replace("IN_PROGRESS", "COMPLETE"));
            String bucket = "tenantry-state-" + caller.account() + "-" + caller.region();
            aws.kept("buckets").computeIfAbsent(bucket, absent -> bucket());
        }
        String parameters = stack.propertyNames().stream()
                .filter(key -> key.startsWith(PARAMETER))
                .map(key -> "<member><ParameterKey>" + key.substring(PARAMETER.length())
                        + "</ParameterKey><ParameterValue>" + escaped(AwsStandIn.text(stack, key))
                        + "</ParameterValue></member>")
                .collect(Collectors.joining());
        return "<Stacks><member><StackName>" + name + "</StackName><StackId>" + arn(name) + "</StackId><StackStatus>"
                + status + "</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Parameters>" + parameters
                + "</Parameters></member></Stacks>";
    }

    private @Nullable ObjectNode bucket() {
        return JsonMapper.shared().createObjectNode().put("owner", caller.account());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Reply done(String act, String result) {
        return xml(
                200,
                "<" + act + "Response xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><" + act + "Result>"
                        + result + "</" + act + "Result></" + act + "Response>");
    }

    private static Reply no(String code, String message) {
        return xml(
                400,
                "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error></ErrorResponse>");
    }

    private static Reply xml(int status, String inner) {
        return Reply.of(status, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + inner)
                .with("Content-Type", "text/xml");
    }
}
