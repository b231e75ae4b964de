output "addresses" {
  description = "Name of a cache → where it is, and its user."
  value = {
    for name, group in aws_elasticache_replication_group.this : name => {
      host    = group.primary_endpoint_address
      port    = local.port
      user    = aws_elasticache_user.this[name].user_name
      user_id = aws_elasticache_user.this[name].user_id
    }
  }
}

output "members" {
  description = "Name of a cache → ids of its nodes, for alarms."
  value       = { for name, group in aws_elasticache_replication_group.this : name => tolist(group.member_clusters) }
}
