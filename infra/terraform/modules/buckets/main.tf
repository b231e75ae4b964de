# Buckets that only their owner reaches, only by TLS, and whose data only leaves through the network's own endpoint.

locals {
  # Written out, not taken from the bucket: so a plan shows whole policies before there is a bucket.
  names = { for class, bucket in var.buckets : class => "${var.name}-${class}-${var.account_id}" }
  arns  = { for class, name in local.names : class => "arn:aws:s3:::${name}" }
}

resource "aws_s3_bucket" "this" {
  for_each = var.buckets

  bucket        = local.names[each.key]
  force_destroy = !var.protect

  tags = merge({ data-class = each.key }, each.value.backup == null ? {} : { backup = each.value.backup })
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = var.buckets

  bucket                  = aws_s3_bucket.this[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = var.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = var.buckets

  bucket = aws_s3_bucket.this[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = var.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    bucket_key_enabled = !each.value.receives_access_logs

    apply_server_side_encryption_by_default {
      # S3 cannot deliver its own access logs into a bucket under a key of ours: that one has S3's keys.
      sse_algorithm     = each.value.receives_access_logs ? "AES256" : "aws:kms"
      kms_master_key_id = each.value.receives_access_logs ? null : var.key_arns[each.key]
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = var.terms

  # Noncurrent versions cannot be given a term before there are any.
  depends_on = [aws_s3_bucket_versioning.this]

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    id     = "forget"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    noncurrent_version_expiration {
      noncurrent_days = each.value.noncurrent_days
    }

    dynamic "expiration" {
      for_each = each.value.expire_days == null ? [] : [each.value.expire_days]
      content {
        days = expiration.value
      }
    }
  }
}

resource "aws_s3_bucket_logging" "this" {
  for_each = { for name, bucket in var.buckets : name => bucket if bucket.log_to != null }

  bucket        = aws_s3_bucket.this[each.key].id
  target_bucket = aws_s3_bucket.this[each.value.log_to].id
  target_prefix = "${each.key}/"

  depends_on = [aws_s3_bucket_policy.this]
}

resource "aws_s3_bucket_policy" "this" {
  for_each = var.buckets

  # A policy that S3 takes for public is refused once this is on, which is the order that we want.
  depends_on = [aws_s3_bucket_public_access_block.this]

  bucket = aws_s3_bucket.this[each.key].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid       = "OnlyByTls"
          Effect    = "Deny"
          Principal = { AWS = "*" }
          Action    = "s3:*"
          Resource  = [local.arns[each.key], "${local.arns[each.key]}/*"]
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
        {
          Sid       = "OnlyByTls12OrNewer"
          Effect    = "Deny"
          Principal = { AWS = "*" }
          Action    = "s3:*"
          Resource  = [local.arns[each.key], "${local.arns[each.key]}/*"]
          Condition = { NumericLessThan = { "s3:TlsVersion" = "1.2" } }
        },
      ],
      [for statement in [
        {
          Sid       = "OnlyUnderItsKey"
          Effect    = "Deny"
          Principal = { AWS = "*" }
          Action    = "s3:PutObject"
          Resource  = "${local.arns[each.key]}/*"
          # Without the header the bucket's default applies, which is the same key.
          Condition = { StringNotEqualsIfExists = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = lookup(var.key_arns, each.key, "none") } }
        },
      ] : statement if !each.value.receives_access_logs],
      [for statement in [
        {
          # Objects only: the bucket's own settings stay reachable, so that neither Terraform nor the account's owner is locked out.
          Sid       = "ObjectsOnlyFromInside"
          Effect    = "Deny"
          Principal = { AWS = "*" }
          # Emptying a bucket from outside is for off-boarding alone, and is not reading.
          Action = concat(
            ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
            var.protect ? ["s3:DeleteObject", "s3:DeleteObjectVersion"] : [],
          )
          Resource = "${local.arns[each.key]}/*"
          Condition = {
            ArnNotEquals            = { "aws:PrincipalArn" = var.copier_role_arns }
            StringNotEqualsIfExists = { "aws:SourceVpce" = var.endpoint_id }
            Bool                    = { "aws:ViaAWSService" = "false" }
            BoolIfExists            = { "aws:PrincipalIsAWSService" = "false" }
          }
        },
      ] : statement if each.value.objects_from_inside_only],
      [for statement in [
        {
          Sid       = "ReceiveAccessLogs"
          Effect    = "Allow"
          Principal = { Service = "logging.s3.amazonaws.com" }
          Action    = "s3:PutObject"
          Resource  = "${local.arns[each.key]}/*"
          Condition = {
            StringEquals = { "aws:SourceAccount" = var.account_id }
            ArnLike      = { "aws:SourceArn" = "arn:aws:s3:::${var.name}-*-${var.account_id}" }
          }
        },
      ] : statement if each.value.receives_access_logs],
      [for statement in [
        {
          Sid       = "ReceiveLogsOfBalancers"
          Effect    = "Allow"
          Principal = { Service = ["delivery.logs.amazonaws.com", "logdelivery.elasticloadbalancing.amazonaws.com"] }
          Action    = ["s3:GetBucketAcl", "s3:PutObject"]
          Resource  = [local.arns[each.key], "${local.arns[each.key]}/*"]
          Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
        },
      ] : statement if each.value.receives_balancer_logs],
    )
  })
}
