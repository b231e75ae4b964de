# One key for each class of data. A key is used through AWS services of this account and region only, and directly by nobody
# who is not named;
# IAM decides who. Scheduling a key's deletion shreds everything under it: that is the evidence of an off-boarding.

locals {
  root = "arn:aws:iam::${var.account_id}:root"

  administer = {
    Sid       = "AdministerWithoutUsing"
    Effect    = "Allow"
    Principal = { AWS = local.root }
    Action = [
      "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:EnableKey",
      "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies",
      "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:RetireGrant", "kms:RevokeGrant", "kms:ScheduleKeyDeletion", "kms:TagResource",
      "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
    ]
    Resource = "*"
  }
}

resource "aws_kms_key" "this" {
  for_each = var.classes

  description             = "${var.name}: ${each.value.description}"
  enable_key_rotation     = true
  deletion_window_in_days = var.deletion_window_days

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [local.administer],
      [for statement in [
        {
          Sid       = "UseThroughServices"
          Effect    = "Allow"
          Principal = { AWS = local.root }
          Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
          Resource  = "*"
          Condition = {
            StringEquals = {
              "kms:CallerAccount" = var.account_id
              "kms:ViaService"    = [for service in each.value.via : "${service}.${var.region}.amazonaws.com"]
            }
          }
        },
        {
          Sid       = "GrantToServices"
          Effect    = "Allow"
          Principal = { AWS = local.root }
          Action    = ["kms:CreateGrant"]
          Resource  = "*"
          Condition = {
            Bool         = { "kms:GrantIsForAWSResource" = "true" }
            StringEquals = { "kms:CallerAccount" = var.account_id }
          }
        },
      ] : statement if length(each.value.via) > 0],
      # The root as principal and the role as a condition: a role need not be there before its key.
      [for statement in [
        {
          Sid       = "UseDirectly"
          Effect    = "Allow"
          Principal = { AWS = local.root }
          Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"]
          Resource  = "*"
          Condition = { ArnEquals = { "aws:PrincipalArn" = each.value.direct } }
        },
      ] : statement if length(each.value.direct) > 0],
      # CloudWatch Logs calls by itself, for the log groups of this stack alone.
      [for statement in [
        {
          Sid       = "UseForLogGroups"
          Effect    = "Allow"
          Principal = { Service = "logs.${var.region}.amazonaws.com" }
          Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
          Resource  = "*"
          Condition = {
            ArnLike = {
              "kms:EncryptionContext:aws:logs:arn" = [
                for prefix in each.value.logs_prefix : "arn:aws:logs:${var.region}:${var.account_id}:log-group:${prefix}*"
              ]
            }
          }
        },
      ] : statement if length(each.value.logs_prefix) > 0],
    )
  })

  tags = { data-class = each.key }
}

resource "aws_kms_alias" "this" {
  for_each = var.classes

  name          = "alias/${var.name}-${each.key}"
  target_key_id = aws_kms_key.this[each.key].key_id
}
