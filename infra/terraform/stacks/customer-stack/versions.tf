terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  assume_role {
    role_arn     = var.provisioner_role_arn
    external_id  = var.external_id
    session_name = "tenantry"
  }

  default_tags {
    tags = {
      tenant     = var.tenant_slug
      tenant-id  = var.tenant_id
      release    = var.release
      managed-by = "tenantry"
    }
  }
}
