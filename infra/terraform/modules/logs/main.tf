# Encrypted log groups with an end. They hold what happened, never what was asked or answered.

resource "aws_cloudwatch_log_group" "this" {
  for_each = var.groups

  name              = each.value
  retention_in_days = var.retention_days
  kms_key_id        = var.kms_key_arn
}
