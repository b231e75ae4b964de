package dev.tenantry.terraform;

import java.util.Set;

/** Types of resources that hold what cannot be made again: to destroy or replace one needs a second person. */
final class StatefulTypes {

    private static final Set<String> TYPES = Set.of(
            "aws_backup_vault",
            "aws_cloudwatch_log_group",
            "aws_db_instance",
            "aws_dynamodb_table",
            "aws_ebs_snapshot",
            "aws_ebs_volume",
            "aws_efs_file_system",
            "aws_eks_cluster",
            "aws_kms_key",
            "aws_rds_cluster",
            "aws_rds_cluster_instance",
            "aws_s3_bucket",
            "aws_s3_object",
            "aws_secretsmanager_secret",
            "aws_secretsmanager_secret_version");

    private StatefulTypes() {}

    static boolean contain(String type) {
        return TYPES.contains(type);
    }
}
