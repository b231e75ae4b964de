variable "tenant" {
  type = string
}

resource "terraform_data" "network" {
  input = var.tenant
