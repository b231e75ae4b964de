# Credentials of the control plane come by the environment; what is done in the tenant's account is done as the provisioner role.
provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id] # one tenant's plan can never meet another tenant's account

  assume_role {
    role_arn    = var.provisioner_role_arn
    external_id = var.external_id
    # The run is seen here, in every line of the account's CloudTrail. As a tag it would make a difference on every
    # resource in every run, and no plan would ever be empty.
    session_name = "tenantry-${var.run_id}"
    duration     = "1h"
  }

  default_tags {
    tags = local.tags
  }
}
