terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

locals {
  zip_name = basename(var.zip_file)
  zip_hash = filesha256(var.zip_file)
  released = file(var.template_file)

  # By what is in them: another file is another URL, and so another version of the function.
  zip_key      = "${var.prefix}${local.zip_hash}-${local.zip_name}"
  template     = replace(local.released, "CodeUri: ${local.zip_name}", "CodeUri: s3://${var.bucket}/${local.zip_key}")
  template_key = "${var.prefix}${sha256(local.template)}-${basename(var.template_file)}"

  # The names below Parameters, each of which has its type on the line below.
  parameter_names = flatten(regexall("\n  (\\w+):\n    Type: (?:String|Number|CommaDelimitedList)\n", local.released))
  unknown         = setsubtract(keys(var.parameters), local.parameter_names)
}

data "aws_s3_bucket" "files" {
  bucket = var.bucket
}

resource "aws_s3_object" "zip" {
  bucket      = var.bucket
  key         = local.zip_key
  source      = var.zip_file
  source_hash = local.zip_hash

  lifecycle {
    # CloudFormation takes the stack back to the former file if an update fails.
    create_before_destroy = true

    precondition {
      condition     = var.zip_sha256 == null || var.zip_sha256 == local.zip_hash
      error_message = "${var.zip_file} has SHA-256 ${local.zip_hash}, not that of zip_sha256. Download it again, and compare with SHA256SUMS of the release."
    }
  }
}

# CloudFormation takes a template of this size, over 51,200 bytes, from a bucket only.
resource "aws_s3_object" "template" {
  bucket       = var.bucket
  key          = local.template_key
  content      = local.template
  content_type = "application/yaml"

  lifecycle {
    create_before_destroy = true

    precondition {
      condition     = strcontains(local.released, "CodeUri: ${local.zip_name}\n")
      error_message = "${var.template_file} is not the template of ${local.zip_name}. Give the two files of one release that differ in their endings only."
    }
    precondition {
      condition     = length(local.unknown) == 0
      error_message = "The template has no parameters ${join(", ", local.unknown)}. docs/DEPLOY.md lists those that it has."
    }
  }
}

resource "aws_cloudformation_stack" "this" {
  name               = var.name
  template_url       = "https://${data.aws_s3_bucket.files.bucket_regional_domain_name}/${aws_s3_object.template.key}"
  parameters         = var.parameters
  iam_role_arn       = var.iam_role_arn
  notification_arns  = var.notification_arns
  timeout_in_minutes = var.timeout_in_minutes
  tags               = var.tags

  # The stack makes roles, and CloudFormation processes the template by AWS's macro for SAM.
  capabilities = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]

  depends_on = [aws_s3_object.zip]
}
