# Credentials come by the environment: a person's, for an hour, with a second factor.
provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id] # never a tenant's account

  default_tags {
    tags = local.tags
  }
}
