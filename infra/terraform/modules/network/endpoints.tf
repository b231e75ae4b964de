locals {
  # Only callers of this account, and only resources of this account (and, for images, of the registry's).
  inside_only = {
    Version = "2012-10-17"
    Statement = concat([{
      Sid       = "OwnCallersOwnResources"
      Effect    = "Allow"
      Principal = "*"
      Action    = "*"
      Resource  = "*"
      Condition = {
        StringEquals         = { "aws:PrincipalAccount" = var.account_id }
        StringEqualsIfExists = { "aws:ResourceAccount" = distinct([var.account_id, var.registry_account_id]) }
      }
    }], local.as_foreign_roles)
  }

  # Becoming one of the named roles, and what is then done as it in its own account.
  as_foreign_roles = [for statement in [
    {
      Sid       = "BecomeRolesElsewhere"
      Effect    = "Allow"
      Principal = "*"
      Action    = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]
      Resource  = var.foreign_role_arns
      Condition = { StringEquals = { "aws:PrincipalAccount" = var.account_id } }
    },
    {
      Sid       = "ActAsRolesElsewhere"
      Effect    = "Allow"
      Principal = "*"
      Action    = "*"
      Resource  = "*"
      Condition = { ArnLike = { "aws:PrincipalArn" = var.foreign_role_arns } }
    },
  ] : statement if length(var.foreign_role_arns) > 0]

  endpoint_subnets = [for zone in slice(local.zones, 0, var.endpoint_zones) : aws_subnet.this["endpoints-${zone}"].id]
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = concat([aws_route_table.inside.id], [for table in aws_route_table.app : table.id])

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        Sid       = "OwnCallersOwnBuckets"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:*"
        Resource  = "*"
        Condition = {
          StringEquals = {
            "aws:PrincipalAccount" = var.account_id
            "aws:ResourceAccount"  = var.account_id
          }
        }
      },
      {
        # ECR keeps the layers of images in a bucket of its own.
        Sid       = "LayersOfImages"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource  = "arn:aws:s3:::prod-${var.region}-starport-layer-bucket/*"
      },
    ], [for statement in local.as_foreign_roles : statement if statement.Sid == "ActAsRolesElsewhere"])
  })

  tags = { Name = "${var.name}-s3" }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = toset(var.services)

  vpc_id              = aws_vpc.this.id
  service_name        = "com.amazonaws.${var.region}.${each.value}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = local.endpoint_subnets
  security_group_ids  = [aws_security_group.endpoints.id]
  policy              = jsonencode(local.inside_only)

  tags = { Name = "${var.name}-${each.value}" }
}

# The one path to another account, for EXTERNAL tenants. It can only be used from this side. That it answers the service's own
# name can only be switched on once the provider has accepted it, which comes after this stack: so private_dns_enabled is left to
# the portal, here and below, and never set.
resource "aws_vpc_endpoint" "gateway" {
  count = var.gateway_service == null ? 0 : 1

  vpc_id             = aws_vpc.this.id
  service_name       = var.gateway_service
  vpc_endpoint_type  = "Interface"
  subnet_ids         = local.endpoint_subnets
  security_group_ids = [aws_security_group.gateway[0].id]

  tags = { Name = "${var.name}-model-gateway" }
}

resource "aws_security_group" "endpoints" {
  name        = "${var.name}-endpoints"
  description = "Interface endpoints of AWS services"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-endpoints" }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  for_each = local.subnets

  security_group_id = aws_security_group.endpoints.id
  description       = "HTTPS from subnet ${each.key}"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_security_group" "gateway" {
  count = var.gateway_service == null ? 0 : 1

  name        = "${var.name}-model-gateway"
  description = "Endpoint of the model gateway"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-model-gateway" }
}

resource "aws_vpc_security_group_ingress_rule" "gateway" {
  for_each = var.gateway_service == null ? {} : { for name, subnet in local.subnets : name => subnet if subnet.tier == "app" }

  security_group_id = aws_security_group.gateway[0].id
  description       = "HTTPS from subnet ${each.key}"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# ---- ways to the provider's sign-in and to its MCP gateway, for those that have them

resource "aws_vpc_endpoint" "private" {
  for_each = var.private_services

  vpc_id             = aws_vpc.this.id
  service_name       = each.value
  vpc_endpoint_type  = "Interface"
  subnet_ids         = local.endpoint_subnets
  security_group_ids = [aws_security_group.private[each.key].id]

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_security_group" "private" {
  for_each = var.private_services

  name        = "${var.name}-${each.key}"
  description = "Endpoint of ${each.key}"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_vpc_security_group_ingress_rule" "private" {
  for_each = merge([
    for service in keys(var.private_services) : {
      for name, subnet in local.subnets : "${service}-${name}" => { service = service, name = name, cidr = subnet.cidr } if subnet.tier == "app"
    }
  ]...)

  security_group_id = aws_security_group.private[each.value.service].id
  description       = "HTTPS from subnet ${each.value.name}"
  cidr_ipv4         = each.value.cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
