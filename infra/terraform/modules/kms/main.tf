variable "alias" {
  type = string
}

variable "account_id" {
  type = string
}

variable "region" {
  type = string
}

variable "for_logs" {
  description = "Whether CloudWatch Logs of this account may use the key."
  type        = bool
  default     = false
}

data "aws_iam_policy_document" "key" {
  statement {
    sid       = "AccountGoverns"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }

  dynamic "statement" {
    for_each = var.for_logs ? [1] : []

    content {
      sid       = "LogsEncrypt"
      actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
      resources = ["*"]

      principals {
        type        = "Service"
        identifiers = ["logs.${var.region}.amazonaws.com"]
      }

      condition {
        test     = "ArnLike"
        variable = "kms:EncryptionContext:aws:logs:arn"
        values   = ["arn:aws:logs:${var.region}:${var.account_id}:log-group:/tenantry/*"]
      }
    }
  }
}

resource "aws_kms_key" "this" {
  description             = var.alias
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.key.json
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.alias}"
  target_key_id = aws_kms_key.this.key_id
}

output "arn" {
  value = aws_kms_key.this.arn
}
