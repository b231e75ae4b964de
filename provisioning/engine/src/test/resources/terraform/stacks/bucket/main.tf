terraform {
  backend "s3" {}
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "tenant" {
  type = string
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_s3_bucket" "documents" {
  bucket = "tenantry-${var.tenant}-documents"
}

output "bucket" {
  value = aws_s3_bucket.documents.bucket
}
