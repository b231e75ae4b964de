# A network without a way out: no internet gateway, no NAT, no peering. AWS services are reached through endpoints, and only
# for this account's own resources.
#
# The block is cut into quarters: three for nodes and pods, one for each zone; the last holds the small subnets.
#   quarter 0..2   app        nodes and pods
#   quarter 3      data       databases and caches (eighths 0..2)
#                  endpoints  interface endpoints, cluster ENIs, runner (eighths 3..5)
#                  (eighths 6 and 7 are free: where a network has a way out, module "outlet" lies there)

locals {
  zones = slice(["a", "b", "c"], 0, var.zones)
  last  = cidrsubnet(var.cidr, 2, 3)

  subnets = merge(
    { for i, zone in local.zones : "app-${zone}" => { tier = "app", zone = zone, cidr = cidrsubnet(var.cidr, 2, i) } },
    { for i, zone in local.zones : "data-${zone}" => { tier = "data", zone = zone, cidr = cidrsubnet(local.last, 3, i) } },
    { for i, zone in local.zones : "endpoints-${zone}" => { tier = "endpoints", zone = zone, cidr = cidrsubnet(local.last, 3, i + 3) } },
  )

  app_tables = toset(var.app_routes ? local.zones : [])
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = var.name }
}

resource "aws_default_security_group" "emptied" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-unused" }
}

resource "aws_subnet" "this" {
  for_each = local.subnets

  vpc_id                  = aws_vpc.this.id
  availability_zone       = "${var.region}${each.value.zone}"
  cidr_block              = each.value.cidr
  map_public_ip_on_launch = false

  tags = merge(
    { Name = "${var.name}-${each.key}", tier = each.value.tier },
    # where the cluster puts internal load balancers
    each.value.tier == "app" ? { "kubernetes.io/role/internal-elb" = "1" } : {},
  )
}

# One table for all: it knows the network itself and S3, nothing else. Where applications have a way out, each zone of theirs
# has a table of its own, which begins just as closed.
resource "aws_route_table" "inside" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-inside" }
}

resource "aws_route_table" "app" {
  for_each = local.app_tables

  vpc_id = aws_vpc.this.id

  tags = { Name = "${var.name}-app-${each.key}" }
}

resource "aws_route_table_association" "inside" {
  for_each = local.subnets

  subnet_id      = aws_subnet.this[each.key].id
  route_table_id = each.value.tier == "app" && var.app_routes ? aws_route_table.app[each.value.zone].id : aws_route_table.inside.id
}

resource "aws_flow_log" "this" {
  vpc_id                   = aws_vpc.this.id
  traffic_type             = "ALL"
  max_aggregation_interval = 600
  log_destination_type     = "cloud-watch-logs"
  log_destination          = var.flow_log_group_arn
  iam_role_arn             = aws_iam_role.flow_log.arn

  tags = { Name = var.name }
}

resource "aws_iam_role" "flow_log" {
  name                 = "${var.name}-flow-log"
  path                 = "/tenantry/"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "flow_log" {
  name = "write"
  role = aws_iam_role.flow_log.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      Resource = ["${var.flow_log_group_arn}:*"]
    }]
  })
}
