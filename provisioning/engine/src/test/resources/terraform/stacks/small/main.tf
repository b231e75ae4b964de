terraform {
  required_version = ">= 1.10"

  # replaced by what the run says
  backend "s3" {
    use_lockfile = true
  }
}

variable "tenant" {
  type = string
}

variable "password" {
  type      = string
  sensitive = true
}

module "label" {
  source = "../../modules/label"
  tenant = var.tenant
}

resource "terraform_data" "network" {
  input = { name = var.tenant, zones = ["a", "b"] }
}

resource "terraform_data" "login" {
  input = { user = "admin", password = var.password }
}

output "network" {
  value = terraform_data.network.output.name
}

output "password" {
  value     = var.password
  sensitive = true
}
