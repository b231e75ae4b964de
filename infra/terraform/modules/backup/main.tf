# Daily copies of what cannot be made anew, in a vault that nobody can shorten: neither who runs the assistant nor who gets hold
# of its roles. The lock is in governance mode, so that the account's owner can still end everything when the contract ends.

locals {
  role_name = "${var.name}-backup"
  own_roles = var.role_arn == null ? var.vaults : {}

  # AWS's own, for copying; bringing back is the restore's, with a role of its own
  policies = {
    volumes-and-databases = "service-role/AWSBackupServiceRolePolicyForBackup"
    buckets               = "AWSBackupServiceRolePolicyForS3Backup"
  }
}

resource "aws_backup_vault" "this" {
  for_each = var.vaults

  name          = "${var.name}-${each.key}"
  kms_key_arn   = var.key_arn
  force_destroy = !var.protect

  tags = { data-class = "backup" }
}

# Without a grace time after which even the owner cannot change it: that would keep data beyond its erasure.
resource "aws_backup_vault_lock_configuration" "this" {
  for_each = var.vaults

  backup_vault_name  = aws_backup_vault.this[each.key].name
  min_retention_days = each.value.retention_days
  max_retention_days = var.erasure_days
}

resource "aws_backup_vault_policy" "this" {
  for_each = var.vaults

  backup_vault_name = aws_backup_vault.this[each.key].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid       = "NothingLeavesTheAccount"
          Effect    = "Deny"
          Principal = { AWS = "*" }
          Action    = ["backup:CopyFromBackupVault"]
          Resource  = ["*"]
          Condition = {
            "ForAnyValue:StringNotLike" = { "backup:CopyTargets" = ["arn:aws:backup:${var.region}:${var.account_id}:backup-vault:*"] }
          }
        },
        {
          Sid       = "NobodyElseComesIn"
          Effect    = "Deny"
          Principal = { AWS = "*" }
          Action    = ["backup:CopyIntoBackupVault", "backup:StartRestoreJob"]
          Resource  = ["*"]
          Condition = { StringNotEquals = { "aws:PrincipalAccount" = var.account_id } }
        },
      ],
      # until off-boarding
      [for statement in [
        {
          Sid       = "KeptToTheirEnd"
          Effect    = "Deny"
          Principal = { AWS = "*" }
          Action    = ["backup:DeleteBackupVault", "backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"]
          Resource  = ["*"]
        },
      ] : statement if var.protect],
    )
  })
}

resource "aws_backup_plan" "this" {
  for_each = var.vaults

  name = "${var.name}-${each.key}"

  rule {
    rule_name                = each.key
    target_vault_name        = aws_backup_vault.this[each.key].name
    schedule                 = "cron(0 2 * * ? *)"
    start_window             = 60
    completion_window        = 360
    enable_continuous_backup = false # the database keeps its own way back to any second

    lifecycle {
      delete_after = each.value.retention_days
    }
  }
}

# Whatever of this tenant says that it wants it, volumes that the cluster makes among them.
resource "aws_backup_selection" "this" {
  for_each = var.vaults

  name         = "${var.name}-${each.key}"
  plan_id      = aws_backup_plan.this[each.key].id
  iam_role_arn = var.role_arn == null ? aws_iam_role.this[each.key].arn : var.role_arn
  resources    = ["*"]

  condition {
    string_equals {
      key   = "aws:ResourceTag/backup"
      value = each.key
    }

    string_equals {
      key   = "aws:ResourceTag/tenant"
      value = var.tenant_slug
    }
  }
}

# In a tenant's account the bootstrap makes the copier, and whom it trusts is not ours to say.
resource "aws_iam_role" "this" {
  for_each = local.own_roles

  name                 = local.role_name
  path                 = "/tenantry/"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "backup.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = merge([
    for vault in keys(local.own_roles) : { for name, policy in local.policies : "${vault}-${name}" => { vault = vault, policy = policy } }
  ]...)

  role       = aws_iam_role.this[each.value.vault].name
  policy_arn = "arn:aws:iam::aws:policy/${each.value.policy}"
}
