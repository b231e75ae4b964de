package simulated;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a cloud would compute; the same for the same state file and address, and in the shape in which it says it. */
final class Invention {

    private final Path state;
    private final String account;
    private final String region;

    Invention(Path state, Inputs inputs) {
        this.state = state;
        this.account = given(inputs, "account_id", "000000000000");
        this.region = given(inputs, "region", "eu-central-1");
    }

    private static String given(Inputs inputs, String name, String otherwise) {
        return inputs.value(name) instanceof String text ? text : otherwise;
    }

    String account() {
        return account;
    }

    String region() {
        return region;
    }

    Object of(Instance instance, String name) {
        return switch (name) {
            case "name" -> name(instance);
            case "id" -> id(instance);
            case "arn" -> arn(instance);
            case "certificate_authority" -> List.of(Map.of("data", "c2ltdWxhdGVk"));
            case "identity" -> List.of(Map.of("oidc", List.of(Map.of("issuer", issuer(instance)))));
            case "dns_entry" ->
                List.of(Map.of("dns_name", "vpce-" + digits(instance.address()) + ".simulated.invalid"));
            case "cidr_blocks" -> List.of("52.219.140.0/24", "52.219.168.0/24");
            case "address", "primary_endpoint_address" -> digits(instance.address()) + ".simulated.invalid";
            case "master_user_secret" ->
                List.of(Map.of("secret_arn", arn("secretsmanager", "secret:rds!db-" + digits(instance.address()))));
            case "prefix_list_id" -> "pl-" + digits(instance.address());
            default -> of(instance.type(), instance.address(), name);
        };
    }

    private Object name(Instance instance) {
        Object prefix = instance.configured("name_prefix");
        return prefix == Values.ABSENT || Values.isUnknown(prefix)
                ? of(instance.type(), instance.address(), "name")
                : Values.plain(prefix) + digits(instance.address());
    }

    /** Some are known by their names. */
    private Object id(Instance instance) {
        return switch (instance.type()) {
            case "aws_s3_bucket" -> Values.plain(instance.attribute("bucket"));
            case "aws_secretsmanager_secret" -> arn(instance);
            case "aws_iam_role", "aws_cloudwatch_log_group", "aws_eks_cluster" ->
                Values.plain(instance.attribute("name"));
            default -> of(instance.type(), instance.address(), "id");
        };
    }

    private Object arn(Instance instance) {
        return switch (instance.type()) {
            case "aws_s3_bucket" -> "arn:aws:s3:::" + Values.plain(instance.attribute("bucket"));
            case "aws_secretsmanager_secret" ->
                arn("secretsmanager", "secret:" + Values.plain(instance.attribute("name")));
            case "aws_codebuild_project" -> arn("codebuild", "project/" + Values.plain(instance.attribute("name")));
            case "aws_cloudwatch_log_group" -> arn("logs", "log-group:" + Values.plain(instance.attribute("name")));
            case "aws_eks_cluster" -> arn("eks", "cluster/" + Values.plain(instance.attribute("name")));
            case "aws_kms_key" -> arn("kms", "key/" + uuid(instance.address()));
            case "aws_iam_role" ->
                "arn:aws:iam::" + account + ":role" + path(instance) + Values.plain(instance.attribute("name"));
            default -> of(instance.type(), instance.address(), "arn");
        };
    }

    private static Object path(Instance instance) {
        Object path = instance.configured("path");
        return path == Values.ABSENT ? "/" : Values.plain(path);
    }

    private String arn(String service, String what) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + what;
    }

    private String issuer(Instance instance) {
        return "https://oidc.eks." + region + ".amazonaws.com/id/" + digits(instance.address());
    }

    Object of(String type, String address, String name) {
        String digits = digits(address);
        if (name.endsWith("arn")) {
            return arn(type.replaceFirst("^aws_", ""), digits);
        }
        if (name.contains("endpoint") || name.contains("url")) {
            return "https://" + digits + ".simulated.invalid";
        }
        if (type.equals("terraform_data")) {
            return uuid(address).toString();
        }
        return name.equals("id")
                ? type.replaceFirst("^aws_", "").replace('_', '-') + "-" + digits
                : name + "-" + digits;
    }

    private String digits(String address) {
        return uuid(address).toString().substring(0, 8);
    }

    private UUID uuid(String address) {
        return UUID.nameUUIDFromBytes((state + address).getBytes(StandardCharsets.UTF_8));
    }
}
