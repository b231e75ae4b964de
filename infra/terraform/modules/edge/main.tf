# What people reach from the internet: one load balancer behind a web application firewall. What has no route is not there, and
# says so itself: administration of the services has none.

locals {
  names = toset([for route in var.routes : route.host])
}

resource "aws_lb" "this" {
  name                       = "${var.name}-edge"
  load_balancer_type         = "application"
  internal                   = false
  subnets                    = var.subnet_ids
  security_groups            = [aws_security_group.this.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = var.protect
  enable_http2               = true
  idle_timeout               = 300 # the portal's pages hold a connection open
  preserve_host_header       = true
  xff_header_processing_mode = "append"

  access_logs {
    bucket  = var.log_bucket
    prefix  = "edge"
    enabled = true
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "not found"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener_rule" "this" {
  for_each = var.routes

  listener_arn = aws_lb_listener.https.arn
  priority     = each.value.priority

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[each.value.target].arn
  }

  condition {
    host_header {
      values = [each.value.host]
    }
  }

  dynamic "condition" {
    for_each = length(each.value.paths) == 0 ? [] : [each.value.paths]
    content {
      path_pattern {
        values = condition.value
      }
    }
  }

  tags = { Name = each.key }
}

resource "aws_lb_target_group" "this" {
  for_each = var.targets

  name                 = "${var.name}-${each.key}"
  target_type          = "ip"
  vpc_id               = var.vpc_id
  port                 = each.value.port
  protocol             = "HTTP"
  deregistration_delay = 30

  health_check {
    path                = each.value.health_path
    port                = each.value.health_port
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  dynamic "stickiness" {
    for_each = each.value.sticky ? [1] : []
    content {
      type            = "lb_cookie"
      cookie_duration = 36000
    }
  }

  # the cluster registers pods only in groups that say that they are its own
  tags = { "eks:eks-cluster-name" = var.cluster_name }
}

resource "aws_route53_record" "this" {
  for_each = local.names

  zone_id = var.zone_id
  name    = each.value
  type    = "A"

  alias {
    name                   = aws_lb.this.dns_name
    zone_id                = aws_lb.this.zone_id
    evaluate_target_health = false
  }
}

# ---- who reaches it, and what it reaches

resource "aws_security_group" "this" {
  name        = "${var.name}-edge"
  description = "Public load balancer"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-edge" }
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = merge([
    for cidr in var.client_cidrs : { for port in [80, 443] : "${cidr}-${port}" => { cidr = cidr, port = port } }
  ]...)

  security_group_id = aws_security_group.this.id
  description       = "Port ${each.value.port} from ${each.value.cidr}"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each = merge([
    for subnet, cidr in var.app_cidrs : {
      for port in distinct(flatten([for target in var.targets : [target.port, tonumber(target.health_port)]])) :
      "${subnet}-${port}" => { subnet = subnet, cidr = cidr, port = port }
    }
  ]...)

  security_group_id = aws_security_group.this.id
  description       = "Port ${each.value.port} of pods in ${each.value.subnet}"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
}
