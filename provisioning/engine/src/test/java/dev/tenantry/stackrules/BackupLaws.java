package dev.tenantry.stackrules;

import static dev.tenantry.stackrules.Law.each;
import static dev.tenantry.stackrules.Law.replacing;
import static dev.tenantry.stackrules.Law.some;
import static dev.tenantry.stackrules.Law.whole;
import static dev.tenantry.stackrules.Law.without;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Copies are made, kept for the agreed time and no longer, and never leave the account. */
final class BackupLaws {

    private BackupLaws() {}

    static Stream<Law> all() {
        return backups().stream();
    }

    private static List<Law> backups() {
        return List.of(
                each(
                        "aws_backup_vault",
                        "a vault that holds copies is not destroyed",
                        vault -> vault.isFalse("force_destroy"),
                        after -> after.put("force_destroy", true)),
                each(
                        "aws_backup_vault_lock_configuration",
                        "no copy outlives the erasure",
                        (plan, lock) -> lock.number("max_retention_days") <= plan.numberOf("erasure_days"),
                        after -> after.put("max_retention_days", 3650)),
                each(
                        "aws_backup_vault_lock_configuration",
                        "no copy is given a shorter term",
                        (plan, lock) -> lock.number("min_retention_days") == plan.numberOf("backup_retention_days"),
                        after -> after.put("min_retention_days", 1)),
                each(
                        "aws_backup_vault_lock_configuration",
                        "the owner can still end everything when the contract ends",
                        lock -> !lock.isGiven("changeable_for_days"),
                        after -> after.put("changeable_for_days", 3)),
                each(
                        "aws_backup_plan",
                        "copies are kept for the agreed term",
                        (plan, backup) -> backup.number("rule", "0", "lifecycle", "0", "delete_after")
                                == plan.numberOf("backup_retention_days"),
                        after -> after.putArray("rule")),
                each(
                        "aws_backup_selection",
                        "copies are made of this tenant's alone",
                        selection -> selection.at("condition").toString().contains("aws:ResourceTag/tenant"),
                        after -> after.putArray("condition")),
                whole(
                        "every vault is locked, has a policy and is filled",
                        plan -> Stream.of(
                                        "aws_backup_vault_lock_configuration",
                                        "aws_backup_vault_policy",
                                        "aws_backup_plan",
                                        "aws_backup_selection")
                                .filter(type -> plan.of(type).count()
                                                != plan.of("aws_backup_vault").count()
                                        || plan.of(type).findAny().isEmpty())
                                .toList(),
                        without("aws_backup_selection")),
                each(
                        "aws_backup_vault_policy",
                        "nobody deletes a copy before its time",
                        policy -> policy.statements("policy").stream()
                                .anyMatch(one -> !one.allows()
                                        && one.isForEverybody()
                                        && one.actions().contains("backup:DeleteRecoveryPoint")),
                        replacing("policy", "backup:DeleteRecoveryPoint", "backup:Other")),
                each(
                        "aws_backup_vault_policy",
                        "no copy leaves the account",
                        policy -> EncryptionLaws.denies(
                                policy,
                                "NothingLeavesTheAccount",
                                "backup:CopyTargets",
                                "arn:aws:backup:eu-central-1:111122223333:backup-vault:*"),
                        replacing("policy", "backup:CopyTargets", "backup:Other")),
                tagged("aws_db_instance", resource -> true, "the database is copied every day"),
                tagged(
                        "aws_s3_bucket",
                        bucket -> bucket.address().contains("documents"),
                        "documents are copied every day"));
    }

    private static Law tagged(String type, Predicate<Planned> meant, String name) {
        return some(
                type,
                meant,
                name,
                (plan, resource) -> resource.says("daily", "tags", "backup"),
                after -> after.putObject("tags"));
    }
}
