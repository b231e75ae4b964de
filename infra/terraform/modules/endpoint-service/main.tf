# What tenants reach from their own networks, and from nowhere else: a network load balancer each, offered by PrivateLink. It
# works in one direction; nothing here can open a connection into a tenant's network.
#
# Anybody may ask who knows the service's name; nobody gets in whom the portal does not accept by the id of an endpoint that it
# built itself. So a new tenant changes nothing here.

resource "aws_lb" "this" {
  for_each = var.services

  name                             = "${var.name}-${each.key}"
  load_balancer_type               = "network"
  internal                         = true
  subnets                          = var.subnet_ids
  security_groups                  = [aws_security_group.this[each.key].id]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.protect

  # whoever was accepted is let in; the group below lets in nobody else
  enforce_security_group_inbound_rules_on_private_link_traffic = "off"

  # who connected when, by which version of TLS, and how much passed: never what
  access_logs {
    bucket  = var.log_bucket
    prefix  = "way-${each.key}"
    enabled = true
  }
}

resource "aws_lb_listener" "this" {
  for_each = var.services

  load_balancer_arn = aws_lb.this[each.key].arn
  port              = 443
  protocol          = "TLS"
  certificate_arn   = var.certificate_arn
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[each.key].arn
  }
}

resource "aws_lb_target_group" "this" {
  for_each = var.services

  name                 = "${var.name}-${each.key}-way"
  target_type          = "ip"
  vpc_id               = var.vpc_id
  port                 = each.value.port
  protocol             = "TCP"
  proxy_protocol_v2    = true # tells the door which endpoint a request came by
  preserve_client_ip   = false
  deregistration_delay = 300 # answers that are still being written

  connection_termination = false

  health_check {
    protocol            = "TCP"
    interval            = 10
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  # the cluster registers pods only in groups that say that they are its own
  tags = { "eks:eks-cluster-name" = var.cluster_name }
}

resource "aws_vpc_endpoint_service" "this" {
  for_each = var.services

  acceptance_required        = true
  allowed_principals         = each.value.allowed_principals
  network_load_balancer_arns = [aws_lb.this[each.key].arn]
  private_dns_name           = each.value.host
  supported_ip_address_types = ["ipv4"]
  supported_regions          = length(each.value.regions) == 0 ? null : each.value.regions

  tags = { Name = "${var.name}-${each.key}" }
}

# Proves that the name is ours, so that tenants' networks may answer it by the endpoint's addresses.
resource "aws_route53_record" "proof" {
  for_each = var.proofs ? var.services : {}

  zone_id = var.zone_id
  name    = "${aws_vpc_endpoint_service.this[each.key].private_dns_name_configuration[0].name}.${each.value.host}"
  type    = aws_vpc_endpoint_service.this[each.key].private_dns_name_configuration[0].type
  records = [aws_vpc_endpoint_service.this[each.key].private_dns_name_configuration[0].value]
  ttl     = 300
}

resource "aws_vpc_endpoint_service_private_dns_verification" "this" {
  for_each = var.proofs ? var.services : {}

  service_id            = aws_vpc_endpoint_service.this[each.key].id
  wait_for_verification = true

  depends_on = [aws_route53_record.proof]
}

# ---- whom it reaches; nobody of this network reaches it

resource "aws_security_group" "this" {
  for_each = var.services

  name        = "${var.name}-${each.key}-way"
  description = "Load balancer of ${each.key} for tenants"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-${each.key}-way" }
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each = merge([
    for service, one in var.services : {
      for subnet, cidr in var.app_cidrs : "${service}-${subnet}" => { service = service, subnet = subnet, cidr = cidr, port = one.port }
    }
  ]...)

  security_group_id = aws_security_group.this[each.value.service].id
  description       = "Port ${each.value.port} of pods in ${each.value.subnet}"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
}
