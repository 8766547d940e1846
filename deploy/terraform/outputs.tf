output "stack_id" {
  description = "The stack's ARN."
  value       = aws_cloudformation_stack.this.id
}

output "outputs" {
  description = "All outputs of the stack by their names, as docs/DEPLOY.md lists them. Which there are depends on the parameters."
  value       = aws_cloudformation_stack.this.outputs
}

output "api_url" {
  description = "Where the HTTP API answers."
  value       = aws_cloudformation_stack.this.outputs["ApiUrl"]
}

output "function_name" {
  description = "For aws lambda invoke, with --qualifier live."
  value       = aws_cloudformation_stack.this.outputs["FunctionName"]
}

output "alias_arn" {
  description = "The version that the HTTP API invokes: what a caller needs lambda:InvokeFunction on."
  value       = aws_cloudformation_stack.this.outputs["AliasArn"]
}

output "app_secret_arn" {
  description = "The secret to put the AppSecret into; null if the stack made none."
  value       = lookup(aws_cloudformation_stack.this.outputs, "AppSecretArn", null)
}

output "egress_ip" {
  description = "The address for the mini program's IP whitelist; null without Egress=fixed."
  value       = lookup(aws_cloudformation_stack.this.outputs, "EgressIp", null)
}
