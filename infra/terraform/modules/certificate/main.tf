# One certificate for the names of this stack, which AWS renews by itself as long as the records that prove it are there.

resource "aws_acm_certificate" "this" {
  domain_name               = var.names[0]
  subject_alternative_names = slice(var.names, 1, length(var.names))
  validation_method         = "DNS"
  key_algorithm             = var.key_algorithm

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  proofs = {
    for name in var.names : name => one([for option in aws_acm_certificate.this.domain_validation_options : option if option.domain_name == name])
  }
}

resource "aws_route53_record" "proof" {
  for_each = toset(var.names)

  zone_id         = var.zone_id
  name            = local.proofs[each.key].resource_record_name
  type            = local.proofs[each.key].resource_record_type
  records         = [local.proofs[each.key].resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "this" {
  certificate_arn         = aws_acm_certificate.this.arn
  validation_record_fqdns = [for record in aws_route53_record.proof : record.fqdn]
}
