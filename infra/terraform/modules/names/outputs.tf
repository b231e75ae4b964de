output "allowed" {
  description = "Names that are answered."
  value       = sort(flatten([for wall in var.walls : wall.allowed]))
}
