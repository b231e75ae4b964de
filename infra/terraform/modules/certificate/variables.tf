variable "names" {
  description = "Names that the certificate is for."
  type        = list(string)
}

variable "zone_id" {
  description = "Hosted zone that the names lie in."
  type        = string
}

variable "key_algorithm" {
  description = "Kind of the key."
  type        = string
  default     = "EC_prime256v1"
}
