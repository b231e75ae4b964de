variable "name" {
  description = "Prefix of all names."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "reaches" {
  description = "What is reached → its addresses and its port."
  type        = map(object({ cidr = string, port = number }))
}
