package dev.tenantry.stackrules;

import static dev.tenantry.stackrules.Law.each;
import static dev.tenantry.stackrules.Law.whole;
import static dev.tenantry.stackrules.Law.without;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What is kept, for how long, who can take it away, and what tells that something is wrong. */
final class DataLaws {

    private static final Set<String> TAGS = Set.of("tenant", "tenant-id", "stack", "release", "managed-by");

    private DataLaws() {}

    static Stream<Law> all() {
        return Stream.of(kept(), forgotten(), watched()).flatMap(List::stream);
    }

    private static List<Law> kept() {
        return List.of(
                each(
                        "aws_db_instance",
                        "the database refuses to be deleted",
                        database -> database.isTrue("deletion_protection"),
                        after -> after.put("deletion_protection", false)),
                each(
                        "aws_db_instance",
                        "a database that is deleted leaves a last copy",
                        database -> database.isFalse("skip_final_snapshot")
                                && database.isGiven("final_snapshot_identifier"),
                        after -> after.put("skip_final_snapshot", true)),
                each(
                        "aws_db_instance",
                        "the database can be brought back to any second of a week at least",
                        database -> database.number("backup_retention_period") >= 7,
                        after -> after.put("backup_retention_period", 0)),
                each(
                        "aws_db_instance",
                        "profiles M and L have a second database in another zone",
                        (plan, database) -> plan.input("profile").equals("S") || database.isTrue("multi_az"),
                        after -> after.put("multi_az", false)),
                each(
                        "aws_db_instance",
                        "a new major version comes by decision alone",
                        database -> !database.isTrue("allow_major_version_upgrade")
                                && database.isTrue("auto_minor_version_upgrade"),
                        after -> after.put("allow_major_version_upgrade", true)),
                each(
                        "aws_elasticache_replication_group",
                        "in profile L Valkey goes on when a zone fails",
                        (plan, cache) -> !plan.input("profile").equals("L")
                                || (cache.isTrue("multi_az_enabled") && cache.isTrue("automatic_failover_enabled")),
                        after -> after.put("multi_az_enabled", false)),
                whole(
                        "profiles M and L have Valkey, S has none",
                        plan -> plan.of("aws_elasticache_replication_group")
                                                .findAny()
                                                .isPresent()
                                        == !plan.input("profile").equals("S")
                                ? List.of()
                                : List.of("Valkey"),
                        plan -> {
                            without("aws_elasticache_replication_group").accept(plan);
                            if (plan.input("profile").equals("S")) {
                                Law.adding("aws_elasticache_replication_group", after -> {})
                                        .accept(plan);
                            }
                        }),
                each(
                        "aws_s3_bucket",
                        "a bucket that holds something is not destroyed",
                        bucket -> bucket.isFalse("force_destroy"),
                        after -> after.put("force_destroy", true)),
                each(
                        "aws_s3_bucket_versioning",
                        "overwritten objects can be brought back",
                        bucket -> bucket.says("Enabled", "versioning_configuration", "0", "status"),
                        after -> ((ObjectNode)
                                        after.path("versioning_configuration").path(0))
                                .put("status", "Suspended")),
                each(
                        "aws_secretsmanager_secret",
                        "a deleted secret can be brought back for a week at least",
                        secret -> secret.number("recovery_window_in_days") >= 7,
                        after -> after.put("recovery_window_in_days", 0)));
    }

    private static List<Law> forgotten() {
        return List.of(
                each(
                        "aws_db_instance",
                        "copies of the database go with it",
                        database -> database.isTrue("delete_automated_backups"),
                        after -> after.put("delete_automated_backups", false)),
                each(
                        "aws_db_instance",
                        "the database's own copies do not outlive the erasure",
                        (plan, database) -> database.number("backup_retention_period") <= plan.numberOf("erasure_days"),
                        after -> after.put("backup_retention_period", 90)),
                each(
                        "aws_db_instance",
                        "texts of statements are kept nowhere",
                        database -> !database.isTrue("performance_insights_enabled"),
                        after -> after.put("performance_insights_enabled", true)),
                logs("log_statement", "none", "no statement is logged"),
                logs("log_min_duration_statement", "-1", "no slow statement is logged"),
                logs("log_min_error_statement", "panic", "no failing statement is logged"),
                logs("log_parameter_max_length_on_error", "0", "no parameter of a failing statement is logged"),
                each(
                        "aws_cloudwatch_log_group",
                        "logs have an end, within a year",
                        group -> group.number("retention_in_days") >= 30 && group.number("retention_in_days") <= 365,
                        after -> after.put("retention_in_days", 0)),
                each(
                        "aws_s3_bucket_lifecycle_configuration",
                        "overwritten versions do not outlive the erasure",
                        (plan, bucket) ->
                                bucket.number("rule", "0", "noncurrent_version_expiration", "0", "noncurrent_days")
                                        <= plan.numberOf("erasure_days"),
                        after -> ((ObjectNode) after.path("rule")
                                        .path(0)
                                        .path("noncurrent_version_expiration")
                                        .path(0))
                                .put("noncurrent_days", 400)),
                each(
                        "aws_s3_bucket_lifecycle_configuration",
                        "uploads that broke off are taken away",
                        bucket -> bucket.number(
                                        "rule", "0", "abort_incomplete_multipart_upload", "0", "days_after_initiation")
                                <= 7,
                        after -> ((ObjectNode) after.path("rule").path(0))
                                .putArray("abort_incomplete_multipart_upload")));
    }

    private static Law logs(String parameter, String value, String name) {
        return each(
                "aws_db_parameter_group",
                name,
                group -> EncryptionLaws.parameter(group, parameter).equals(value),
                after -> after.putArray("parameter"));
    }

    private static List<Law> watched() {
        return List.of(
                each(
                        "aws_eks_cluster",
                        "everything that happens in the cluster's control is noted",
                        cluster -> cluster.at("enabled_cluster_log_types").size() == 5,
                        after -> after.putArray("enabled_cluster_log_types")),
                each(
                        "aws_db_instance",
                        "what the database says is kept",
                        database -> Planned.texts(database.at("enabled_cloudwatch_logs_exports"))
                                .containsAll(List.of("postgresql", "upgrade")),
                        after -> after.putArray("enabled_cloudwatch_logs_exports")),
                whole(
                        "who asks for objects is noted",
                        plan -> missing(plan, "aws_s3_bucket_logging", bucket -> bucket.text("bucket"), 3),
                        without("aws_s3_bucket_logging")),
                each(
                        "aws_cloudwatch_metric_alarm",
                        "each alarm says how bad it is and what to do",
                        alarm -> alarm.text("alarm_description").matches("(page|warning): .{20,}"),
                        after -> after.put("alarm_description", "")),
                whole(
                        "database, backups, runner and the assistant itself are watched",
                        plan -> {
                            String names = plan.of("aws_cloudwatch_metric_alarm")
                                    .map(alarm -> alarm.text("alarm_name"))
                                    .collect(Collectors.joining(" "));
                            return Stream.of(
                                            "assistant-silent",
                                            "models-missing",
                                            "vectors-impaired",
                                            "vectors-uncopied",
                                            "vectors-untried",
                                            "volume-full",
                                            "figures-silent",
                                            "database-assistant-storage",
                                            "database-assistant-cpu",
                                            "backup-failed",
                                            "backup-missing",
                                            "runner-failed",
                                            "names-refused")
                                    .filter(name -> !names.contains(name))
                                    .toList();
                        },
                        without("aws_cloudwatch_metric_alarm")),
                each(
                        "aws_budgets_budget",
                        "a month's cost has a limit",
                        budget -> budget.number("limit_amount") >= 100
                                || Double.parseDouble(budget.text("limit_amount")) >= 100,
                        after -> after.put("limit_amount", "0")),
                whole(
                        "there is a budget",
                        plan -> plan.of("aws_budgets_budget").findAny().isPresent() ? List.of() : List.of("no budget"),
                        without("aws_budgets_budget")),
                whole(
                        "whatever can bear tags says whose it is and of which release",
                        plan -> plan.all().stream()
                                .filter(resource -> resource.after().has("tags_all")
                                        && resource.at("tags_all").isObject())
                                .filter(resource -> !TAGS.stream().allMatch(tag -> resource.isGiven("tags_all", tag)))
                                .map(Planned::address)
                                .toList(),
                        plan -> plan.of("aws_vpc")
                                .findFirst()
                                .ifPresent(vpc -> vpc.after().putObject("tags_all"))));
    }

    private static List<String> missing(StackPlan plan, String type, Function<Planned, String> of, long least) {
        return plan.of(type).map(of).count() >= least ? List.of() : List.of("less than " + least + " " + type);
    }
}
