# What each profile and data policy builds.

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

run "S_LOCAL" {
  variables {
    profile     = "S"
    data_policy = "LOCAL"
  }

  assert {
    condition     = length(output.subnet_ids["app"]) == 2 && length(output.subnet_ids["endpoints"]) == 2
    error_message = "profile S has 2 zones"
  }
  assert {
    condition     = length(module.network.interface_services) == 8
    error_message = "profile S has 8 interface endpoints"
  }
  assert {
    condition     = (output.model_gateway_endpoint == null) == true
    error_message = "a way to the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = contains(keys(output.secret_arns), "gateway") == false
    error_message = "a key of the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = toset(keys(output.kms_key_arns)) == toset(["backup", "cluster", "database", "documents", "logs", "models", "secrets", "volumes"])
    error_message = "each class of data has its own key"
  }
  assert {
    condition     = output.backup_vaults == { daily = "tenantry-acme-daily" }
    error_message = "each profile has its daily copies"
  }
  assert {
    condition     = output.documents_bucket == "tenantry-acme-documents-111122223333"
    error_message = "the bucket of documents has its agreed name"
  }
  assert {
    condition     = output.database.host == "mocked.eu-central-1.rds.amazonaws.com" && output.database.port == 5432 && startswith(output.database.master_secret_arn, "arn:aws:secretsmanager:")
    error_message = "each profile has a database, and its master's password lies in Secrets Manager"
  }
  assert {
    condition     = local.databases.assistant.instance_class == "db.t4g.micro" && local.databases.assistant.multi_az == false
    error_message = "profile S has a database of db.t4g.micro, in one zone"
  }
  assert {
    condition     = (output.cache == null) == true && contains(keys(output.secret_arns), "cache") == false
    error_message = "profiles M and L have Valkey and a password for it, S has neither"
  }
  assert {
    condition     = length(output.alarms) == 20
    error_message = "profile S has 20 alarms"
  }
}

run "S_EXTERNAL" {
  variables {
    profile                  = "S"
    data_policy              = "EXTERNAL"
    litellm_endpoint_service = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  }

  assert {
    condition     = length(output.subnet_ids["app"]) == 2 && length(output.subnet_ids["endpoints"]) == 2
    error_message = "profile S has 2 zones"
  }
  assert {
    condition     = length(module.network.interface_services) == 8
    error_message = "profile S has 8 interface endpoints"
  }
  assert {
    condition     = (output.model_gateway_endpoint == null) == false
    error_message = "a way to the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = contains(keys(output.secret_arns), "gateway") == true
    error_message = "a key of the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = toset(keys(output.kms_key_arns)) == toset(["backup", "cluster", "database", "documents", "logs", "models", "secrets", "volumes"])
    error_message = "each class of data has its own key"
  }
  assert {
    condition     = output.backup_vaults == { daily = "tenantry-acme-daily" }
    error_message = "each profile has its daily copies"
  }
  assert {
    condition     = output.documents_bucket == "tenantry-acme-documents-111122223333"
    error_message = "the bucket of documents has its agreed name"
  }
  assert {
    condition     = output.database.host == "mocked.eu-central-1.rds.amazonaws.com" && output.database.port == 5432 && startswith(output.database.master_secret_arn, "arn:aws:secretsmanager:")
    error_message = "each profile has a database, and its master's password lies in Secrets Manager"
  }
  assert {
    condition     = local.databases.assistant.instance_class == "db.t4g.micro" && local.databases.assistant.multi_az == false
    error_message = "profile S has a database of db.t4g.micro, in one zone"
  }
  assert {
    condition     = (output.cache == null) == true && contains(keys(output.secret_arns), "cache") == false
    error_message = "profiles M and L have Valkey and a password for it, S has neither"
  }
  assert {
    condition     = length(output.alarms) == 20
    error_message = "profile S has 20 alarms"
  }
}

run "M_LOCAL" {
  variables {
    profile     = "M"
    data_policy = "LOCAL"
  }

  assert {
    condition     = length(output.subnet_ids["app"]) == 2 && length(output.subnet_ids["endpoints"]) == 2
    error_message = "profile M has 2 zones"
  }
  assert {
    condition     = length(module.network.interface_services) == 10
    error_message = "profile M has 10 interface endpoints"
  }
  assert {
    condition     = (output.model_gateway_endpoint == null) == true
    error_message = "a way to the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = contains(keys(output.secret_arns), "gateway") == false
    error_message = "a key of the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = toset(keys(output.kms_key_arns)) == toset(["backup", "cluster", "database", "documents", "logs", "models", "secrets", "volumes"])
    error_message = "each class of data has its own key"
  }
  assert {
    condition     = output.backup_vaults == { daily = "tenantry-acme-daily" }
    error_message = "each profile has its daily copies"
  }
  assert {
    condition     = output.documents_bucket == "tenantry-acme-documents-111122223333"
    error_message = "the bucket of documents has its agreed name"
  }
  assert {
    condition     = output.database.host == "mocked.eu-central-1.rds.amazonaws.com" && output.database.port == 5432 && startswith(output.database.master_secret_arn, "arn:aws:secretsmanager:")
    error_message = "each profile has a database, and its master's password lies in Secrets Manager"
  }
  assert {
    condition     = local.databases.assistant.instance_class == "db.t4g.small" && local.databases.assistant.multi_az == true
    error_message = "profile M has a database of db.t4g.small, in two zones"
  }
  assert {
    condition     = (output.cache == null) == false && contains(keys(output.secret_arns), "cache") == true
    error_message = "profiles M and L have Valkey and a password for it, S has neither"
  }
  assert {
    condition     = length(output.alarms) == 22
    error_message = "profile M has 22 alarms"
  }
}

run "M_EXTERNAL" {
  variables {
    profile                  = "M"
    data_policy              = "EXTERNAL"
    litellm_endpoint_service = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  }

  assert {
    condition     = length(output.subnet_ids["app"]) == 2 && length(output.subnet_ids["endpoints"]) == 2
    error_message = "profile M has 2 zones"
  }
  assert {
    condition     = length(module.network.interface_services) == 10
    error_message = "profile M has 10 interface endpoints"
  }
  assert {
    condition     = (output.model_gateway_endpoint == null) == false
    error_message = "a way to the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = contains(keys(output.secret_arns), "gateway") == true
    error_message = "a key of the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = toset(keys(output.kms_key_arns)) == toset(["backup", "cluster", "database", "documents", "logs", "models", "secrets", "volumes"])
    error_message = "each class of data has its own key"
  }
  assert {
    condition     = output.backup_vaults == { daily = "tenantry-acme-daily" }
    error_message = "each profile has its daily copies"
  }
  assert {
    condition     = output.documents_bucket == "tenantry-acme-documents-111122223333"
    error_message = "the bucket of documents has its agreed name"
  }
  assert {
    condition     = output.database.host == "mocked.eu-central-1.rds.amazonaws.com" && output.database.port == 5432 && startswith(output.database.master_secret_arn, "arn:aws:secretsmanager:")
    error_message = "each profile has a database, and its master's password lies in Secrets Manager"
  }
  assert {
    condition     = local.databases.assistant.instance_class == "db.t4g.small" && local.databases.assistant.multi_az == true
    error_message = "profile M has a database of db.t4g.small, in two zones"
  }
  assert {
    condition     = (output.cache == null) == false && contains(keys(output.secret_arns), "cache") == true
    error_message = "profiles M and L have Valkey and a password for it, S has neither"
  }
  assert {
    condition     = length(output.alarms) == 22
    error_message = "profile M has 22 alarms"
  }
}

run "L_LOCAL" {
  variables {
    profile     = "L"
    data_policy = "LOCAL"
  }

  assert {
    condition     = length(output.subnet_ids["app"]) == 3 && length(output.subnet_ids["endpoints"]) == 3
    error_message = "profile L has 3 zones"
  }
  assert {
    condition     = length(module.network.interface_services) == 10
    error_message = "profile L has 10 interface endpoints"
  }
  assert {
    condition     = (output.model_gateway_endpoint == null) == true
    error_message = "a way to the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = contains(keys(output.secret_arns), "gateway") == false
    error_message = "a key of the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = toset(keys(output.kms_key_arns)) == toset(["backup", "cluster", "database", "documents", "logs", "models", "secrets", "volumes"])
    error_message = "each class of data has its own key"
  }
  assert {
    condition     = output.backup_vaults == { daily = "tenantry-acme-daily" }
    error_message = "each profile has its daily copies"
  }
  assert {
    condition     = output.documents_bucket == "tenantry-acme-documents-111122223333"
    error_message = "the bucket of documents has its agreed name"
  }
  assert {
    condition     = output.database.host == "mocked.eu-central-1.rds.amazonaws.com" && output.database.port == 5432 && startswith(output.database.master_secret_arn, "arn:aws:secretsmanager:")
    error_message = "each profile has a database, and its master's password lies in Secrets Manager"
  }
  assert {
    condition     = local.databases.assistant.instance_class == "db.t4g.medium" && local.databases.assistant.multi_az == true
    error_message = "profile L has a database of db.t4g.medium, in two zones"
  }
  assert {
    condition     = (output.cache == null) == false && contains(keys(output.secret_arns), "cache") == true
    error_message = "profiles M and L have Valkey and a password for it, S has neither"
  }
  assert {
    condition     = length(output.alarms) == 24
    error_message = "profile L has 24 alarms"
  }
}

run "L_EXTERNAL" {
  variables {
    profile                  = "L"
    data_policy              = "EXTERNAL"
    litellm_endpoint_service = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  }

  assert {
    condition     = length(output.subnet_ids["app"]) == 3 && length(output.subnet_ids["endpoints"]) == 3
    error_message = "profile L has 3 zones"
  }
  assert {
    condition     = length(module.network.interface_services) == 10
    error_message = "profile L has 10 interface endpoints"
  }
  assert {
    condition     = (output.model_gateway_endpoint == null) == false
    error_message = "a way to the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = contains(keys(output.secret_arns), "gateway") == true
    error_message = "a key of the model gateway is there for an EXTERNAL tenant, and for no other"
  }
  assert {
    condition     = toset(keys(output.kms_key_arns)) == toset(["backup", "cluster", "database", "documents", "logs", "models", "secrets", "volumes"])
    error_message = "each class of data has its own key"
  }
  assert {
    condition     = output.backup_vaults == { daily = "tenantry-acme-daily" }
    error_message = "each profile has its daily copies"
  }
  assert {
    condition     = output.documents_bucket == "tenantry-acme-documents-111122223333"
    error_message = "the bucket of documents has its agreed name"
  }
  assert {
    condition     = output.database.host == "mocked.eu-central-1.rds.amazonaws.com" && output.database.port == 5432 && startswith(output.database.master_secret_arn, "arn:aws:secretsmanager:")
    error_message = "each profile has a database, and its master's password lies in Secrets Manager"
  }
  assert {
    condition     = local.databases.assistant.instance_class == "db.t4g.medium" && local.databases.assistant.multi_az == true
    error_message = "profile L has a database of db.t4g.medium, in two zones"
  }
  assert {
    condition     = (output.cache == null) == false && contains(keys(output.secret_arns), "cache") == true
    error_message = "profiles M and L have Valkey and a password for it, S has neither"
  }
  assert {
    condition     = length(output.alarms) == 24
    error_message = "profile L has 24 alarms"
  }
}
