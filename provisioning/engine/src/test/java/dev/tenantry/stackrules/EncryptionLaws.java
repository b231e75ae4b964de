package dev.tenantry.stackrules;

import static dev.tenantry.stackrules.Law.each;
import static dev.tenantry.stackrules.Law.replacing;
import static dev.tenantry.stackrules.Law.some;

import dev.tenantry.stackrules.Planned.Statement;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything lies under a key of the tenant's own, and travels by TLS. */
final class EncryptionLaws {

    private EncryptionLaws() {}

    static Stream<Law> all() {
        return Stream.of(keys(), atRest(), inTransit()).flatMap(List::stream);
    }

    private static List<Law> keys() {
        return List.of(
                each(
                        "aws_kms_key",
                        "each key is rotated",
                        key -> key.isTrue("enable_key_rotation"),
                        off("enable_key_rotation")),
                each(
                        "aws_kms_key",
                        "a key waits between 7 and 30 days before it is gone",
                        key -> key.number("deletion_window_in_days") >= 7
                                && key.number("deletion_window_in_days") <= 30,
                        after -> after.put("deletion_window_in_days", 1)),
                each(
                        "aws_kms_key",
                        "nobody may do everything with a key",
                        key -> allows(key).noneMatch(one -> one.actions().contains("kms:*")),
                        replacing("policy", "kms:CancelKeyDeletion", "kms:*")),
                each(
                        "aws_kms_key",
                        "nobody decrypts but on behalf of a service, or for its own log groups",
                        key -> allows(key)
                                .filter(one -> one.actions().contains("kms:Decrypt"))
                                .allMatch(
                                        one -> !one.condition("kms:ViaService").isEmpty()
                                                || !one.condition("kms:EncryptionContext:aws:logs:arn")
                                                        .isEmpty()),
                        replacing("policy", "kms:ViaService|kms:EncryptionContext:aws:logs:arn", "kms:Anything")),
                each(
                        "aws_kms_key",
                        "a key serves its own account alone",
                        key -> allows(key).noneMatch(Statement::isForEverybody)
                                && allows(key)
                                        .filter(one -> one.actions().contains("kms:Decrypt")
                                                && one.services().isEmpty())
                                        .allMatch(one -> one.condition("kms:CallerAccount")
                                                        .size()
                                                == 1),
                        replacing("policy", "\"AWS\":\"[^\"]+\"", "\"AWS\":\"*\"")),
                each(
                        "aws_kms_alias",
                        "each key has a name that says its class",
                        alias -> alias.text("name").startsWith("alias/tenantry-acme-"),
                        after -> after.put("name", "alias/x")));
    }

    private static List<Law> atRest() {
        Predicate<Planned> ofLogs = bucket -> bucket.address().contains("access-logs");
        return List.of(
                some(
                        "aws_s3_bucket_server_side_encryption_configuration",
                        ofLogs.negate(),
                        "buckets lie under a key of their own class",
                        (plan, bucket) -> sse(bucket, "sse_algorithm").equals("aws:kms")
                                && !sse(bucket, "kms_master_key_id").isEmpty(),
                        after -> byDefault(after).put("sse_algorithm", "AES256")),
                some(
                        "aws_s3_bucket_server_side_encryption_configuration",
                        ofLogs.negate(),
                        "buckets do not ask the key for every object",
                        (plan, bucket) -> bucket.isTrue("rule", "0", "bucket_key_enabled"),
                        after -> ((ObjectNode) after.path("rule").path(0)).put("bucket_key_enabled", false)),
                some(
                        "aws_s3_bucket_server_side_encryption_configuration",
                        ofLogs,
                        "access logs lie under the only keys that S3 can deliver with",
                        (plan, bucket) -> sse(bucket, "sse_algorithm").equals("AES256"),
                        after -> byDefault(after).put("sse_algorithm", "none")),
                given("aws_secretsmanager_secret", "kms_key_id", "secrets lie under their key"),
                given("aws_cloudwatch_log_group", "kms_key_id", "logs lie under their key"),
                each(
                        "aws_db_instance",
                        "the database is encrypted",
                        database -> database.isTrue("storage_encrypted"),
                        off("storage_encrypted")),
                given("aws_db_instance", "kms_key_id", "the database lies under its key"),
                given(
                        "aws_db_instance",
                        "master_user_secret_kms_key_id",
                        "the master's password lies under the key of secrets"),
                each(
                        "aws_elasticache_replication_group",
                        "Valkey is encrypted",
                        cache -> cache.isTrue("at_rest_encryption_enabled"),
                        after -> after.put("at_rest_encryption_enabled", "false")),
                given("aws_elasticache_replication_group", "kms_key_id", "Valkey lies under its key"),
                each(
                        "aws_eks_cluster",
                        "secrets of Kubernetes lie under their key",
                        cluster -> cluster.at("encryption_config", "0", "resources")
                                        .toString()
                                        .contains("secrets")
                                && !cluster.text("encryption_config", "0", "provider", "0", "key_arn")
                                        .isEmpty(),
                        after -> after.putArray("encryption_config")),
                given("aws_backup_vault", "kms_key_arn", "backups lie under their key"),
                given("aws_codebuild_project", "encryption_key", "what the runner writes lies under a key"),
                each(
                        "aws_codebuild_project",
                        "results of the runner are encrypted",
                        project -> project.isFalse("artifacts", "0", "encryption_disabled"),
                        after -> ((ObjectNode) after.path("artifacts").path(0)).put("encryption_disabled", true)));
    }

    private static List<Law> inTransit() {
        return List.of(
                each(
                        "aws_s3_bucket_policy",
                        "buckets refuse what does not come by TLS",
                        bucket -> denies(bucket, "OnlyByTls", "aws:SecureTransport", "false"),
                        replacing("policy", "aws:SecureTransport", "aws:Anything")),
                each(
                        "aws_s3_bucket_policy",
                        "buckets refuse TLS older than 1.2",
                        bucket -> denies(bucket, "OnlyByTls12OrNewer", "s3:TlsVersion", "1.2"),
                        replacing("policy", "s3:TlsVersion", "s3:Anything")),
                each(
                        "aws_db_parameter_group",
                        "the database refuses what does not come by TLS",
                        group -> parameter(group, "rds.force_ssl").equals("1"),
                        after -> after.putArray("parameter")),
                each(
                        "aws_db_parameter_group",
                        "the database refuses TLS older than 1.2",
                        group -> parameter(group, "ssl_min_protocol_version").equals("TLSv1.2"),
                        after -> after.putArray("parameter")),
                each(
                        "aws_db_parameter_group",
                        "passwords are kept as SCRAM verifiers",
                        group -> parameter(group, "password_encryption").equals("scram-sha-256"),
                        after -> after.putArray("parameter")),
                given("aws_db_instance", "ca_cert_identifier", "the authority of the database's certificate is named"),
                each(
                        "aws_elasticache_replication_group",
                        "Valkey refuses what does not come by TLS",
                        cache -> cache.isTrue("transit_encryption_enabled")
                                && cache.says("required", "transit_encryption_mode"),
                        after -> after.put("transit_encryption_mode", "preferred")));
    }

    static String parameter(Planned group, String name) {
        return Planned.stream(group.at("parameter"))
                .filter(each -> each.path("name").asString("").equals(name))
                .map(each -> each.path("value").asString(""))
                .findFirst()
                .orElse("");
    }

    private static Stream<Statement> allows(Planned resource) {
        return resource.statements("policy").stream().filter(Statement::allows);
    }

    static boolean denies(Planned resource, String sid, String key, String value) {
        return resource.statements("policy").stream()
                .anyMatch(one ->
                        !one.allows() && one.isCalled(sid) && one.condition(key).contains(value));
    }

    private static Law given(String type, String attribute, String name) {
        return each(type, name, resource -> resource.isGiven(attribute), after -> after.putNull(attribute));
    }

    private static java.util.function.Consumer<ObjectNode> off(String attribute) {
        return after -> after.put(attribute, false);
    }

    private static String sse(Planned bucket, String attribute) {
        return bucket.text("rule", "0", "apply_server_side_encryption_by_default", "0", attribute);
    }

    private static ObjectNode byDefault(JsonNode after) {
        return (ObjectNode) after.path("rule")
                .path(0)
                .path("apply_server_side_encryption_by_default")
                .path(0);
    }
}
