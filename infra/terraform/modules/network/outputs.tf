output "vpc_id" {
  description = "The network."
  value       = aws_vpc.this.id
}

output "subnet_ids" {
  description = "Tier → ids of its subnets, one for each zone."
  value = {
    for tier in ["app", "data", "endpoints"] :
    tier => [for zone in local.zones : aws_subnet.this["${tier}-${zone}"].id]
  }
}

output "subnet_cidrs" {
  description = "Tier → address blocks of its subnets."
  value = {
    for tier in ["app", "data", "endpoints"] :
    tier => [for zone in local.zones : local.subnets["${tier}-${zone}"].cidr]
  }
}

output "app_cidrs" {
  description = "Name of a subnet for applications → its addresses."
  value       = { for name, subnet in local.subnets : name => subnet.cidr if subnet.tier == "app" }
}

output "data_cidrs" {
  description = "Name of a subnet for data → its addresses."
  value       = { for name, subnet in local.subnets : name => subnet.cidr if subnet.tier == "data" }
}

output "s3_endpoint_id" {
  description = "The endpoint that buckets may demand."
  value       = aws_vpc_endpoint.s3.id
}

output "s3_prefix_list_id" {
  description = "Addresses of S3 for security group rules."
  value       = aws_vpc_endpoint.s3.prefix_list_id
}

output "s3_cidrs" {
  description = "Addresses of S3 as blocks, for network policies."
  value       = sort(aws_vpc_endpoint.s3.cidr_blocks)
}

output "endpoints_security_group_id" {
  description = "Security group of the interface endpoints."
  value       = aws_security_group.endpoints.id
}

output "gateway_endpoint" {
  description = "Endpoint of the model gateway: its id, by which the provider accepts it, and its host name; null for a LOCAL tenant."
  value = one([
    for endpoint in aws_vpc_endpoint.gateway :
    { id = endpoint.id, host = try(endpoint.dns_entry[0].dns_name, null) }
  ])
}

output "private_endpoints" {
  description = "What is reached → its endpoint: id, by which the provider accepts it, and host name."
  value = {
    for name, endpoint in aws_vpc_endpoint.private : name => { id = endpoint.id, host = try(endpoint.dns_entry[0].dns_name, null) }
  }
}

output "interface_services" {
  description = "AWS services that have an interface endpoint."
  value       = keys(aws_vpc_endpoint.interface)
}

output "zones" {
  description = "Letters of the zones that there are subnets in."
  value       = local.zones
}

output "app_route_table_ids" {
  description = "Letter of a zone → route table of its applications; empty where they have no way out."
  value       = { for zone, table in aws_route_table.app : zone => table.id }
}

output "gateway_security_group_id" {
  description = "Security group of the model gateway's endpoint; null for a LOCAL tenant."
  value       = one(aws_security_group.gateway[*].id)
}
