variable "tenant" {
  type = string
}

resource "terraform_data" "label" {
  input = "tenant-${var.tenant}"
}
