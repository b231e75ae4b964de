# Who the portal is in AWS. By web identity and not by pod identity: the latter hangs tags on each session, which are handed on when
# the portal becomes a tenant's role, and that role's trust lets nobody bring tags.

locals {
  issuer = trimprefix(var.oidc_issuer, "https://")
}

resource "aws_iam_openid_connect_provider" "this" {
  url            = var.oidc_issuer
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "this" {
  name                 = var.role_name
  path                 = "/tenantry/"
  permissions_boundary = var.permissions_boundary_arn
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.this.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "${local.issuer}:aud" = "sts.amazonaws.com"
          "${local.issuer}:sub" = "system:serviceaccount:${var.namespace}:${var.service_account}"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "control-plane"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # what it may do there is said by the tenant's own account
        Sid      = "BecomeTheRoleThatTenantsGive"
        Effect   = "Allow"
        Action   = ["sts:AssumeRole"]
        Resource = var.foreign_role_arns
      },
      {
        Sid      = "OpenAndCloseItsOwnEnvelopes"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"]
        Resource = [var.key_arn]
      },
      {
        Sid      = "LetTenantsIn"
        Effect   = "Allow"
        Action   = ["ec2:AcceptVpcEndpointConnections", "ec2:RejectVpcEndpointConnections"]
        Resource = var.endpoint_service_arns
      },
      {
        Sid      = "SeeWhoAsks"
        Effect   = "Allow"
        Action   = ["ec2:DescribeVpcEndpointConnections"]
        Resource = ["*"] # AWS knows no narrower form
      },
      {
        Sid       = "ListItsBucket"
        Effect    = "Allow"
        Action    = ["s3:ListBucket"]
        Resource  = [var.bucket.arn]
        Condition = { StringLike = { "s3:prefix" = ["portal/*"] } }
      },
      {
        Sid      = "LogsAndPlanFiles"
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = ["${var.bucket.arn}/portal/*"]
      },
      {
        Sid       = "UnderItsKey"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = [var.bucket.key_arn]
        Condition = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
      },
    ]
  })
}
