variable "tenant" {
  type = string
}

resource "terraform_data" "quick" {
  input = var.tenant
}

resource "terraform_data" "slow" {
  input = terraform_data.quick.output

  provisioner "local-exec" {
    command = "exec sleep 60"
  }
}
