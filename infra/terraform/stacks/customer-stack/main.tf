# First form: keys, buckets and logs. The network, the cluster and what runs in it join them in the same stack.

locals {
  name = "tenantry-${var.tenant_slug}"

  # one key for each class of data, so that one can be withdrawn without the others
  data_classes = toset(["documents", "backup", "logs"])

  retention_days = { S = 90, M = 180, L = 365 }[var.profile]
}

module "key" {
  source   = "../../modules/kms"
  for_each = local.data_classes

  alias      = "${local.name}-${each.key}"
  account_id = var.account_id
  region     = var.region
  for_logs   = each.key == "logs"
}

module "documents" {
  source = "../../modules/bucket"

  name        = "${local.name}-documents-${var.account_id}"
  kms_key_arn = module.key["documents"].arn
}

module "backup" {
  source = "../../modules/bucket"

  name        = "${local.name}-backup-${var.account_id}"
  kms_key_arn = module.key["backup"].arn
}

module "logs" {
  source = "../../modules/logs"

  prefix         = "/tenantry/${var.tenant_slug}"
  groups         = ["application", "cluster", "runner"]
  kms_key_arn    = module.key["logs"].arn
  retention_days = local.retention_days
}
