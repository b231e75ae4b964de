# Shapes that real stacks have; only the simulated terraform runs it.
variable "tenant" {
  type = string
}

variable "zones" {
  type    = list(string)
  default = ["a"]
}

locals {
  name = "tenantry-${var.tenant}" /* used everywhere */
  tags = merge({ tenant = var.tenant }, { "tenantry.dev/managed" = "yes" })
}

data "aws_caller_identity" "current" {}

resource "aws_vpc" "main" {
  cidr_block = "10.1.0.0/16"
  tags       = local.tags
}

resource "aws_subnet" "private" {
  for_each          = toset(var.zones)
  vpc_id            = aws_vpc.main.id
  availability_zone = "eu-central-1${each.value}"
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 4, index(var.zones, each.key))
}

resource "aws_eks_cluster" "main" {
  name = local.name

  vpc_config {
    subnet_ids              = [for subnet in aws_subnet.private : subnet.id]
    endpoint_private_access = true
    security_group_ids      = [aws_vpc.main.id]
  }

  lifecycle {
    prevent_destroy = false
  }
}

resource "aws_s3_bucket" "documents" {
  bucket        = "${local.name}-documents"
  force_destroy = var.tenant == "trial" ? true : false
}

output "bucket" {
  value = aws_s3_bucket.documents.bucket
}

output "endpoint" {
  value = aws_eks_cluster.main.endpoint
}

output "account" {
  value = data.aws_caller_identity.current.account_id
}

output "policy" {
  value = <<-EOT
    { "bucket": "${aws_s3_bucket.documents.arn}" }
  EOT
}
