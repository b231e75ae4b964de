# Where people stand who administer the cluster: in a shell inside the network, with this group. It reaches what it is for and
# nothing outside.

resource "aws_security_group" "this" {
  name        = "${var.name}-operators"
  description = "Shells of those who administer the cluster"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-operators" }
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each = var.reaches

  security_group_id = aws_security_group.this.id
  description       = each.key
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
}
