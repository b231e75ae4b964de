output "edge_subnet_ids" {
  description = "Subnets of public load balancers, one for each zone."
  value       = [for zone in var.zones : aws_subnet.this["edge-${zone}"].id]
}

output "edge_cidrs" {
  description = "Addresses of public load balancers on their way inside."
  value       = [for zone in var.zones : local.subnets["edge-${zone}"].cidr]
}

output "public_ips" {
  description = "Addresses by which outside systems see this network, for their own allow-lists."
  value       = sort([for address in aws_eip.this : address.public_ip])
}

output "allowed" {
  description = "Names that may be reached."
  value       = sort(flatten([for firewall in var.firewalls : firewall.allowed]))
}
