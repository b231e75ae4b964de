# Empty containers: the portal writes the values, only the runner inside the network reads them. So no secret is ever in a
# plan, in a state or in the provider's hands a second time.

resource "aws_secretsmanager_secret" "this" {
  for_each = var.secrets

  # A deleted secret keeps its name until it can no longer be brought back: a fixed name would block building anew for days.
  name_prefix             = "tenantry/${var.tenant_slug}/${each.key}-"
  description             = each.value
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = var.recovery_window_days

  # A second copy, for the day on which the region is gone.
  dynamic "replica" {
    for_each = var.replica_region == null ? [] : [var.replica_region]
    content {
      region = replica.value
    }
  }

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "ReadByRunnerAlone"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
      Condition = { ArnNotEquals = { "aws:PrincipalArn" = var.reader_role_arns } }
    }]
  })
}
