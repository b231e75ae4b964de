# Each mistake is refused by the input that it is in.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  account_id           = "444455556666"
  region               = "eu-central-1"
  domain               = "assistant.example"
  zone_id              = "Z0123456789ABCDEFGHIJ"
  release              = "2026.11.0"
  operator_role_arn    = "arn:aws:iam::444455556666:role/operators"
  model_provider_names = ["api.mistral.ai", "*.openai.azure.com"]
}

run "account_with_hyphens" {
  command = plan

  variables {
    account_id = "4444-5555-6666"
  }

  expect_failures = [var.account_id]
}

run "region_outside_the_union" {
  command = plan

  variables {
    region = "us-east-1"
  }

  expect_failures = [var.region]
}

run "region_london" {
  command = plan

  variables {
    region = "eu-west-2"
  }

  expect_failures = [var.region]
}

run "tenants_outside_the_union" {
  command = plan

  variables {
    tenant_regions = ["us-east-1"]
  }

  expect_failures = [var.tenant_regions]
}

run "own_region_among_the_tenants" {
  command = plan

  variables {
    tenant_regions = ["eu-central-1"]
  }

  expect_failures = [var.tenant_regions]
}

run "a_region_twice" {
  command = plan

  variables {
    tenant_regions = ["eu-west-1", "eu-west-1"]
  }

  expect_failures = [var.tenant_regions]
}

run "domain_with_capitals" {
  command = plan

  variables {
    domain = "Assistant.example"
  }

  expect_failures = [var.domain]
}

run "domain_with_a_dot_at_the_end" {
  command = plan

  variables {
    domain = "assistant.example."
  }

  expect_failures = [var.domain]
}

run "domain_too_long_for_a_certificate" {
  command = plan

  variables {
    domain = "an-assistant-with-a-name-that-goes-on-and-on-and-on.example"
  }

  expect_failures = [var.domain]
}

run "zone_is_no_zone" {
  command = plan

  variables {
    zone_id = "assistant.example"
  }

  expect_failures = [var.zone_id]
}

run "network_too_large" {
  command = plan

  variables {
    vpc_cidr = "10.0.0.0/15"
  }

  expect_failures = [var.vpc_cidr]
}

run "network_too_small" {
  command = plan

  variables {
    vpc_cidr = "10.40.0.0/21"
  }

  expect_failures = [var.vpc_cidr]
}

run "network_public" {
  command = plan

  variables {
    vpc_cidr = "8.8.0.0/16"
  }

  expect_failures = [var.vpc_cidr]
}

run "network_that_the_cluster_uses_inside" {
  command = plan

  variables {
    vpc_cidr = "172.20.0.0/16"
  }

  expect_failures = [var.vpc_cidr]
}

run "network_with_host_bits" {
  command = plan

  variables {
    vpc_cidr = "10.40.0.1/16"
  }

  expect_failures = [var.vpc_cidr]
}

run "one_zone" {
  command = plan

  variables {
    zones = 1
  }

  expect_failures = [var.zones]
}

run "release_with_blanks" {
  command = plan

  variables {
    release = "the new one"
  }

  expect_failures = [var.release]
}

run "operators_of_another_account" {
  command = plan

  variables {
    operator_role_arn = "arn:aws:iam::111122223333:role/operators"
  }

  expect_failures = [var.operator_role_arn]
}

run "operators_are_a_user" {
  command = plan

  variables {
    operator_role_arn = "arn:aws:iam::444455556666:user/somebody"
  }

  expect_failures = [var.operator_role_arn]
}

run "organization_by_its_name" {
  command = plan

  variables {
    organization_role_arn = "tenantry-accounts"
  }

  expect_failures = [var.organization_role_arn]
}

run "model_provider_by_its_address" {
  command = plan

  variables {
    model_provider_names = ["https://api.mistral.ai/v1"]
  }

  expect_failures = [var.model_provider_names]
}

run "model_provider_that_opens_a_domain" {
  command = plan

  variables {
    model_provider_names = ["*.azure.com"]
  }

  expect_failures = [var.model_provider_names]
}

run "aws_as_a_model_provider" {
  command = plan

  variables {
    model_provider_names = ["bucket.s3.us-east-1.amazonaws.com"]
  }

  expect_failures = [var.model_provider_names]
}

run "mail_to_everybody" {
  command = plan

  variables {
    mail_relay = { names = ["smtp.provider.example"], cidrs = ["0.0.0.0/0"] }
  }

  expect_failures = [var.mail_relay]
}

run "mail_to_nobody" {
  command = plan

  variables {
    mail_relay = { names = ["smtp.provider.example"], cidrs = [] }
  }

  expect_failures = [var.mail_relay]
}

run "mail_to_any_name" {
  command = plan

  variables {
    mail_relay = { names = ["*.provider.example"], cidrs = ["192.0.2.0/28"] }
  }

  expect_failures = [var.mail_relay]
}

run "mail_without_a_name" {
  command = plan

  variables {
    mail_relay = { names = [], cidrs = ["192.0.2.0/28"] }
  }

  expect_failures = [var.mail_relay]
}

run "people_from_nowhere" {
  command = plan

  variables {
    client_cidrs = []
  }

  expect_failures = [var.client_cidrs]
}

run "people_from_a_name" {
  command = plan

  variables {
    client_cidrs = ["office.example"]
  }

  expect_failures = [var.client_cidrs]
}

run "nobody_may_ask" {
  command = plan

  variables {
    endpoint_principals = []
  }

  expect_failures = [var.endpoint_principals]
}

run "an_account_without_arn_may_ask" {
  command = plan

  variables {
    endpoint_principals = ["111122223333"]
  }

  expect_failures = [var.endpoint_principals]
}

run "copies_of_secrets_outside_the_union" {
  command = plan

  variables {
    replica_region = "us-east-1"
  }

  expect_failures = [var.replica_region]
}

run "copies_of_secrets_beside_the_original" {
  command = plan

  variables {
    replica_region = "eu-central-1"
  }

  expect_failures = [var.replica_region]
}

run "backups_for_too_short" {
  command = plan

  variables {
    backup_retention_days = 6
  }

  expect_failures = [var.backup_retention_days]
}

run "backups_for_longer_than_rds" {
  command = plan

  variables {
    backup_retention_days = 36
  }

  expect_failures = [var.backup_retention_days]
}

run "logs_for_a_term_that_nobody_knows" {
  command = plan

  variables {
    log_retention_days = 100
  }

  expect_failures = [var.log_retention_days]
}

run "registry_of_another_region" {
  command = plan

  variables {
    image_registry = "444455556666.dkr.ecr.us-east-1.amazonaws.com"
  }

  expect_failures = [var.image_registry]
}

run "kubernetes_with_patch" {
  command = plan

  variables {
    kubernetes_version = "1.34.1"
  }

  expect_failures = [var.kubernetes_version]
}

run "database_of_nobody" {
  command = plan

  variables {
    database_sizes = { assistant = { instance_class = "db.m7g.large", storage_gb = 100, connections = 500 } }
  }

  expect_failures = [var.database_sizes]
}

run "database_too_small" {
  command = plan

  variables {
    database_sizes = { lago = { instance_class = "db.m7g.large", storage_gb = 10, connections = 500 } }
  }

  expect_failures = [var.database_sizes]
}

run "boundary_of_another_account" {
  command = plan

  variables {
    permissions_boundary_arn = "arn:aws:iam::111122223333:policy/boundary"
  }

  expect_failures = [var.permissions_boundary_arn]
}

run "budget_of_an_empty_stack" {
  command = plan

  variables {
    monthly_budget_usd = 100
  }

  expect_failures = [var.monthly_budget_usd]
}

run "budget_told_to_a_name" {
  command = plan

  variables {
    budget_emails = ["operations"]
  }

  expect_failures = [var.budget_emails]
}

run "alarms_to_another_account" {
  command = plan

  variables {
    alarm_topic_arn = "arn:aws:sns:eu-central-1:111122223333:alarms"
  }

  expect_failures = [var.alarm_topic_arn]
}
