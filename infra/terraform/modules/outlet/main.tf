# The one way out of a network: an allow-list of names, looked at by a firewall in each zone, then NAT. Applications alone take
# it; data, endpoints and the control plane's addresses do not.
#
#   applications → firewall (names in TLS, HTTP) → NAT → internet gateway, and back the same way
#
# Public load balancers stand in subnets of their own, so that what they send to applications never passes the firewall on one
# way only. All lie in the last two eighths of the network's last quarter, which module "network" leaves free.

locals {
  last = cidrsubnet(var.cidr, 2, 3)

  edge_block  = cidrsubnet(local.last, 3, 6)
  inner_block = cidrsubnet(local.last, 3, 7)

  zones = toset(var.zones)
  index = { for i, zone in var.zones : zone => i }

  subnets = merge(
    { for zone, i in local.index : "edge-${zone}" => { tier = "edge", zone = zone, cidr = cidrsubnet(local.edge_block, 2, i) } },
    { for zone, i in local.index : "nat-${zone}" => { tier = "nat", zone = zone, cidr = cidrsubnet(local.inner_block, 3, i) } },
    { for zone, i in local.index : "firewall-${zone}" => { tier = "firewall", zone = zone, cidr = cidrsubnet(local.inner_block, 3, i + 3) } },
  )

  anywhere = "0.0.0.0/0"

  # The firewall's own ends, one for each zone, in the order that AWS gives them.
  ends = merge([
    for firewall in aws_networkfirewall_firewall.this : {
      for state in try(firewall.firewall_status[0].sync_states, []) : trimprefix(state.availability_zone, var.region) => state.attachment[0].endpoint_id
    }
  ]...)
}

resource "aws_internet_gateway" "this" {
  vpc_id = var.vpc_id

  tags = { Name = var.name }
}

resource "aws_subnet" "this" {
  for_each = local.subnets

  vpc_id                  = var.vpc_id
  availability_zone       = "${var.region}${each.value.zone}"
  cidr_block              = each.value.cidr
  map_public_ip_on_launch = false

  tags = { Name = "${var.name}-${each.key}", tier = each.value.tier }
}

# ---- edge: public load balancers

resource "aws_route_table" "edge" {
  vpc_id = var.vpc_id

  tags = { Name = "${var.name}-edge" }
}

resource "aws_route" "edge" {
  route_table_id         = aws_route_table.edge.id
  destination_cidr_block = local.anywhere
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route_table_association" "edge" {
  for_each = local.zones

  subnet_id      = aws_subnet.this["edge-${each.key}"].id
  route_table_id = aws_route_table.edge.id
}

# ---- nat

resource "aws_eip" "this" {
  for_each = local.zones

  domain = "vpc"

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_nat_gateway" "this" {
  for_each = local.zones

  allocation_id = aws_eip.this[each.key].allocation_id
  subnet_id     = aws_subnet.this["nat-${each.key}"].id

  tags = { Name = "${var.name}-${each.key}" }

  depends_on = [aws_internet_gateway.this]
}

resource "aws_route_table" "nat" {
  for_each = local.zones

  vpc_id = var.vpc_id

  tags = { Name = "${var.name}-nat-${each.key}" }
}

resource "aws_route" "nat" {
  for_each = local.zones

  route_table_id         = aws_route_table.nat[each.key].id
  destination_cidr_block = local.anywhere
  gateway_id             = aws_internet_gateway.this.id
}

# answers go back through the firewall, or it would see half of each connection
resource "aws_route" "back" {
  for_each = length(var.firewalls) == 0 ? {} : { for zone in var.zones : zone => var.app_cidrs[zone] }

  route_table_id         = aws_route_table.nat[each.key].id
  destination_cidr_block = each.value
  vpc_endpoint_id        = local.ends[each.key]
}

resource "aws_route_table_association" "nat" {
  for_each = local.zones

  subnet_id      = aws_subnet.this["nat-${each.key}"].id
  route_table_id = aws_route_table.nat[each.key].id
}

# ---- firewall's subnets

resource "aws_route_table" "firewall" {
  for_each = local.zones

  vpc_id = var.vpc_id

  tags = { Name = "${var.name}-firewall-${each.key}" }
}

resource "aws_route" "firewall" {
  for_each = local.zones

  route_table_id         = aws_route_table.firewall[each.key].id
  destination_cidr_block = local.anywhere
  nat_gateway_id         = aws_nat_gateway.this[each.key].id
}

resource "aws_route_table_association" "firewall" {
  for_each = local.zones

  subnet_id      = aws_subnet.this["firewall-${each.key}"].id
  route_table_id = aws_route_table.firewall[each.key].id
}

# ---- applications: never to NAT without the firewall between

resource "aws_route" "app" {
  for_each = length(var.firewalls) == 0 ? toset([]) : local.zones

  route_table_id         = var.app_route_table_ids[each.key]
  destination_cidr_block = local.anywhere
  vpc_endpoint_id        = local.ends[each.key]
}
