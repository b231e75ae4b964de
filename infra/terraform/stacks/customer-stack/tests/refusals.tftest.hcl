# Each mistake is refused by the input that it is in.

mock_provider "aws" {
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/tenantry/mocked" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:111122223333:log-group:/tenantry/mocked" }
  }
  mock_resource "aws_secretsmanager_secret" {
    defaults = { arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:tenantry/mocked-AbCdEf" }
  }
  mock_resource "aws_vpc_endpoint" {
    defaults = { id = "vpce-0123456789abcdef0", prefix_list_id = "pl-01234567", cidr_blocks = ["3.5.136.0/22"] }
  }
  mock_resource "aws_eks_cluster" {
    defaults = {
      arn                   = "arn:aws:eks:eu-central-1:111122223333:cluster/mocked"
      certificate_authority = [{ data = "bW9ja2Vk" }]
      identity              = [{ oidc = [{ issuer = "https://oidc.eks.eu-central-1.amazonaws.com/id/MOCKED" }] }]
    }
  }
  mock_resource "aws_db_instance" {
    defaults = {
      arn                = "arn:aws:rds:eu-central-1:111122223333:db:mocked"
      address            = "mocked.eu-central-1.rds.amazonaws.com"
      master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:rds!db-mocked-AbCdEf", kms_key_id = "", secret_status = "active" }]
    }
  }
  mock_resource "aws_elasticache_replication_group" {
    defaults = { primary_endpoint_address = "mocked.euc1.cache.amazonaws.com", member_clusters = ["mocked-001"] }
  }
}

variables {
  tenant_slug          = "acme"
  tenant_id            = "0b6c1f9e-4d1b-4f0e-9a53-1f5c8b7a2d10"
  account_id           = "111122223333"
  region               = "eu-central-1"
  profile              = "S"
  data_policy          = "LOCAL"
  vpc_cidr             = "10.42.0.0/18"
  provisioner_role_arn = "arn:aws:iam::111122223333:role/tenantry-provisioner"
  external_id          = "a-made-up-external-id"
  release              = "2026.11.0"
}

run "slug_with_capitals" {
  command = plan

  variables {
    tenant_slug = "Acme"
  }

  expect_failures = [var.tenant_slug]
}

run "slug_too_short" {
  command = plan

  variables {
    tenant_slug = "ab"
  }

  expect_failures = [var.tenant_slug]
}

run "slug_too_long" {
  command = plan

  variables {
    tenant_slug = "a-name-of-more-than-twenty"
  }

  expect_failures = [var.tenant_slug]
}

run "slug_with_double_hyphen" {
  command = plan

  variables {
    tenant_slug = "ac--me"
  }

  expect_failures = [var.tenant_slug]
}

run "id_is_no_uuid" {
  command = plan

  variables {
    tenant_id = "acme"
  }

  expect_failures = [var.tenant_id]
}

run "account_with_hyphens" {
  command = plan

  variables {
    account_id = "1111-2222-3333"
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

run "profile_unknown" {
  command = plan

  variables {
    profile = "XL"
  }

  expect_failures = [var.profile]
}

run "policy_unknown" {
  command = plan

  variables {
    data_policy = "HYBRID"
  }

  expect_failures = [var.data_policy]
}

run "gateway_by_another_name" {
  command = plan

  variables {
    litellm_endpoint_service = "https://gateway.example"
    data_policy              = "EXTERNAL"
  }

  expect_failures = [var.litellm_endpoint_service]
}

run "external_without_gateway" {
  command = plan

  variables {
    litellm_endpoint_service = null
    data_policy              = "EXTERNAL"
  }

  expect_failures = [var.litellm_endpoint_service]
}

run "local_with_gateway" {
  command = plan

  variables {
    litellm_endpoint_service = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  }

  expect_failures = [var.litellm_endpoint_service]
}

run "network_too_small" {
  command = plan

  variables {
    vpc_cidr = "10.42.0.0/24"
  }

  expect_failures = [var.vpc_cidr]
}

run "network_too_large" {
  command = plan

  variables {
    vpc_cidr = "10.0.0.0/8"
  }

  expect_failures = [var.vpc_cidr]
}

run "network_public" {
  command = plan

  variables {
    vpc_cidr = "52.10.0.0/18"
  }

  expect_failures = [var.vpc_cidr]
}

run "network_of_services" {
  command = plan

  variables {
    vpc_cidr = "172.20.0.0/18"
  }

  expect_failures = [var.vpc_cidr]
}

run "network_not_at_its_beginning" {
  command = plan

  variables {
    vpc_cidr = "10.42.1.0/18"
  }

  expect_failures = [var.vpc_cidr]
}

run "network_no_network" {
  command = plan

  variables {
    vpc_cidr = "ten"
  }

  expect_failures = [var.vpc_cidr]
}

run "zones_one" {
  command = plan

  variables {
    availability_zones = 1
  }

  expect_failures = [var.availability_zones]
}

run "zones_two_for_L" {
  command = plan

  variables {
    availability_zones = 2
    profile            = "L"
  }

  expect_failures = [var.availability_zones]
}

run "role_of_another_account" {
  command = plan

  variables {
    provisioner_role_arn = "arn:aws:iam::999988887777:role/tenantry-provisioner"
  }

  expect_failures = [var.provisioner_role_arn]
}

run "role_no_arn" {
  command = plan

  variables {
    provisioner_role_arn = "tenantry-provisioner"
  }

  expect_failures = [var.provisioner_role_arn]
}

run "external_id_with_spaces" {
  command = plan

  variables {
    external_id = "an id"
  }

  expect_failures = [var.external_id]
}

run "release_with_spaces" {
  command = plan

  variables {
    release = "the next one"
  }

  expect_failures = [var.release]
}

run "run_with_slash" {
  command = plan

  variables {
    run_id = "runs/1"
  }

  expect_failures = [var.run_id]
}

run "erasure_too_late" {
  command = plan

  variables {
    erasure_days = 365
  }

  expect_failures = [var.erasure_days]
}

run "backups_outlive_erasure" {
  command = plan

  variables {
    backup_retention_days = 60
  }

  expect_failures = [var.backup_retention_days]
}

run "backups_longer_than_the_database_can" {
  command = plan

  variables {
    backup_retention_days = 40
    erasure_days          = 60
  }

  expect_failures = [var.backup_retention_days]
}

run "logs_for_an_odd_term" {
  command = plan

  variables {
    log_retention_days = 100
  }

  expect_failures = [var.log_retention_days]
}

run "images_from_elsewhere" {
  command = plan

  variables {
    image_registry = "ghcr.io"
  }

  expect_failures = [var.image_registry]
}

run "images_of_another_region" {
  command = plan

  variables {
    image_registry = "111122223333.dkr.ecr.us-east-1.amazonaws.com"
  }

  expect_failures = [var.image_registry]
}

run "runner_without_version" {
  command = plan

  variables {
    runner_image = "tenantry/runner"
  }

  expect_failures = [var.runner_image]
}

run "state_bucket_no_name" {
  command = plan

  variables {
    state_bucket = "Not A Bucket"
  }

  expect_failures = [var.state_bucket]
}

run "kubernetes_with_patch" {
  command = plan

  variables {
    kubernetes_version = "1.34.2"
  }

  expect_failures = [var.kubernetes_version]
}

run "budget_that_an_empty_cluster_passes" {
  command = plan

  variables {
    monthly_budget_usd = 10
  }

  expect_failures = [var.monthly_budget_usd]
}

run "budget_tells_no_address" {
  command = plan

  variables {
    budget_emails = ["the IT department"]
  }

  expect_failures = [var.budget_emails]
}

run "alarms_to_another_account" {
  command = plan

  variables {
    alarm_topic_arn = "arn:aws:sns:eu-central-1:999988887777:alarms"
  }

  expect_failures = [var.alarm_topic_arn]
}

run "certificate_of_another_account" {
  command = plan

  variables {
    certificate_arn = "arn:aws:acm:eu-central-1:999988887777:certificate/00000000-0000-0000-0000-000000000000"
  }

  expect_failures = [var.certificate_arn]
}

run "certificate_of_another_region" {
  command = plan

  variables {
    certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
  }

  expect_failures = [var.certificate_arn]
}

run "sign_in_by_another_name" {
  command = plan

  variables {
    keycloak_endpoint_service = "https://login.example"
  }

  expect_failures = [var.keycloak_endpoint_service]
}

run "sign_in_outside_the_union" {
  command = plan

  variables {
    keycloak_endpoint_service = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0"
  }

  expect_failures = [var.keycloak_endpoint_service]
}

run "tools_by_another_name" {
  command = plan

  variables {
    mcp_gateway_endpoint_service = "tools"
  }

  expect_failures = [var.mcp_gateway_endpoint_service]
}

run "sign_in_by_the_model_gateway" {
  command = plan

  variables {
    data_policy               = "EXTERNAL"
    litellm_endpoint_service  = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
    keycloak_endpoint_service = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  }

  expect_failures = [var.keycloak_endpoint_service]
}

run "tools_by_the_model_gateway" {
  command = plan

  variables {
    data_policy                  = "EXTERNAL"
    litellm_endpoint_service     = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
    mcp_gateway_endpoint_service = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  }

  expect_failures = [var.mcp_gateway_endpoint_service]
}

run "name_with_scheme" {
  command = plan

  variables {
    allowed_names = ["https://login.acme.example"]
  }

  expect_failures = [var.allowed_names]
}

run "names_of_a_whole_domain" {
  command = plan

  variables {
    allowed_names = ["*.com"]
  }

  expect_failures = [var.allowed_names]
}
