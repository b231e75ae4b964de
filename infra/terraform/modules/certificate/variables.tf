variable "names" {
  description = "Names that the certificate is for."
  type        = list(string)
}

variable "zone_id" {
  description = "Hosted zone that the names lie in."
  type        = string
}
