# What Terraform makes of a released template, with AWS mocked: ./ci release passes the files of a dry run.

variables {
  name       = "cloudcall-test"
  bucket     = "releases"
  parameters = { AppId = "wx0123456789abcdef", CloudCallApi = "*" }
}

mock_provider "aws" {
  mock_data "aws_s3_bucket" {
    defaults = { bucket_regional_domain_name = "releases.s3.eu-central-1.amazonaws.com" }
  }
  mock_resource "aws_cloudformation_stack" {
    defaults = {
      outputs = { ApiUrl = "https://api.example/openapi/", FunctionName = "function", AliasArn = "arn:aws:lambda:alias" }
    }
  }
}

run "applies_the_template_by_its_url" {
  assert {
    condition     = aws_s3_object.zip.key == "cloudcall/${filesha256(var.zip_file)}-${basename(var.zip_file)}"
    error_message = "The zip file's key does not follow from its content: ${aws_s3_object.zip.key}"
  }
  assert {
    condition     = length(regexall("\n      CodeUri: s3://releases/${aws_s3_object.zip.key}\n", aws_s3_object.template.content)) == 2
    error_message = "The template does not name the uploaded zip file for both functions."
  }
  assert {
    condition     = replace(aws_s3_object.template.content, "s3://releases/${aws_s3_object.zip.key}", basename(var.zip_file)) == file(var.template_file)
    error_message = "Something else of the template was changed."
  }
  assert {
    condition     = aws_cloudformation_stack.this.template_url == "https://releases.s3.eu-central-1.amazonaws.com/${aws_s3_object.template.key}"
    error_message = "The stack is not made of the uploaded template: ${aws_cloudformation_stack.this.template_url}"
  }
  assert {
    condition     = aws_cloudformation_stack.this.capabilities == toset(["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"])
    error_message = "CloudFormation refuses a template with roles, or with a macro, without these."
  }
  assert {
    condition     = aws_cloudformation_stack.this.parameters == tomap({ AppId = "wx0123456789abcdef", CloudCallApi = "*" })
    error_message = "The parameters are not passed through."
  }
  assert {
    condition     = output.api_url == "https://api.example/openapi/" && output.app_secret_arn == null
    error_message = "An output is not that of the stack, or not null where the stack has none."
  }
}

run "takes_the_zip_file_of_the_checksum" {
  command = plan
  variables {
    zip_sha256 = filesha256(var.zip_file)
  }
}

run "refuses_another_zip_file" {
  command = plan
  variables {
    zip_sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
  }
  expect_failures = [aws_s3_object.zip]
}

run "refuses_the_template_of_another_zip_file" {
  command = plan
  variables {
    zip_file = "main.tf"
  }
  expect_failures = [aws_s3_object.template]
}

run "refuses_a_parameter_that_the_template_does_not_have" {
  command = plan
  variables {
    parameters = { AppID = "wx0123456789abcdef" }
  }
  expect_failures = [aws_s3_object.template]
}

run "refuses_a_name_that_no_stack_may_have" {
  command = plan
  variables {
    name = "1st_stack"
  }
  expect_failures = [var.name]
}
