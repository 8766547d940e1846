variable "name" {
  description = "The name of the stack, such as cloudcall-prod."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z][a-zA-Z0-9-]{0,127}$", var.name))
    error_message = "A stack's name begins with a letter and has at most 128 letters, digits and hyphens."
  }
}

variable "template_file" {
  description = "The released template, such as cloudcall-1.2.3-bundle-arm64.yaml."
  type        = string
}

variable "zip_file" {
  description = "The released zip file that the template names, such as cloudcall-1.2.3-bundle-arm64.zip."
  type        = string
}

variable "zip_sha256" {
  description = "What SHA256SUMS of the release says of the zip file. Optional: another file is then refused."
  type        = string
  default     = null
}

variable "bucket" {
  description = "An existing bucket of the same region, for the zip file and the template."
  type        = string
}

variable "prefix" {
  description = "What the keys of both begin with in the bucket."
  type        = string
  default     = "cloudcall/"
}

variable "parameters" {
  description = "Values of the template's parameters by their names, such as { AppId = \"wx0123456789abcdef\" }. Those left out have the template's defaults."
  type        = map(string)
  default     = {}
}

variable "iam_role_arn" {
  description = "A role for CloudFormation. By default it acts with the permissions of Terraform's caller."
  type        = string
  default     = null
}

variable "notification_arns" {
  description = "SNS topics that get the stack's events."
  type        = list(string)
  default     = null
}

variable "timeout_in_minutes" {
  description = "How long the stack may take to be created. With SnapStart or Egress=fixed it takes some minutes."
  type        = number
  default     = 30
}

variable "tags" {
  description = "Tags of the stack, which CloudFormation copies to what it creates."
  type        = map(string)
  default     = {}
}
