// A Terraform provider that has, of the provider hashicorp/aws 6, the schemas of what deploy/terraform uses, and does nothing. Terraform can
// check the module with it where that provider cannot be downloaded, and its tests can mock what AWS answers.
//
// Sources: internal/service/cloudformation/stack.go, internal/service/s3/object.go and bucket_data_source.go of that provider, less blocks.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	datasources "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	resources "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func main() {
	// Terraform finds the provider by a path, so that the host stands for any.
	options := providerserver.ServeOpts{Address: "example.com/hashicorp/aws"}
	if err := providerserver.Serve(context.Background(), func() provider.Provider { return aws{} }, options); err != nil {
		log.Fatal(err)
	}
}

type aws struct{}

func (aws) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "aws"
}

func (aws) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

func (aws) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

func (aws) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{
		func() resource.Resource { return schemaOnly{"aws_cloudformation_stack", stack()} },
		func() resource.Resource { return schemaOnly{"aws_s3_object", object()} },
	}
}

func (aws) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{func() datasource.DataSource { return bucket{} }}
}

func required() resources.Attribute { return resources.StringAttribute{Required: true} }
func optional() resources.Attribute { return resources.StringAttribute{Optional: true} }
func computed() resources.Attribute { return resources.StringAttribute{Computed: true} }
func either() resources.Attribute   { return resources.StringAttribute{Optional: true, Computed: true} }
func flag() resources.Attribute     { return resources.BoolAttribute{Optional: true, Computed: true} }

func strings(optional, computed bool) resources.Attribute {
	return resources.MapAttribute{Optional: optional, Computed: computed, ElementType: types.StringType}
}

func set() resources.Attribute {
	return resources.SetAttribute{Optional: true, ElementType: types.StringType}
}

func stack() map[string]resources.Attribute {
	return map[string]resources.Attribute{
		"capabilities":       set(),
		"disable_rollback":   flag(),
		"iam_role_arn":       optional(),
		"id":                 computed(),
		"name":               required(),
		"notification_arns":  set(),
		"on_failure":         optional(),
		"outputs":            strings(false, true),
		"parameters":         strings(true, true),
		"policy_body":        either(),
		"policy_url":         optional(),
		"region":             either(),
		"tags":               strings(true, false),
		"tags_all":           strings(false, true),
		"template_body":      either(),
		"template_url":       optional(),
		"timeout_in_minutes": resources.Int64Attribute{Optional: true},
	}
}

func object() map[string]resources.Attribute {
	return map[string]resources.Attribute{
		"acl":                           either(),
		"arn":                           computed(),
		"bucket":                        required(),
		"bucket_key_enabled":            flag(),
		"cache_control":                 optional(),
		"checksum_algorithm":            optional(),
		"checksum_sha256":               computed(),
		"content":                       optional(),
		"content_base64":                optional(),
		"content_disposition":           optional(),
		"content_encoding":              optional(),
		"content_language":              optional(),
		"content_type":                  either(),
		"etag":                          either(),
		"force_destroy":                 flag(),
		"id":                            computed(),
		"key":                           required(),
		"kms_key_id":                    either(),
		"metadata":                      strings(true, false),
		"object_lock_legal_hold_status": optional(),
		"object_lock_mode":              optional(),
		"object_lock_retain_until_date": optional(),
		"region":                        either(),
		"server_side_encryption":        either(),
		"source":                        optional(),
		"source_hash":                   optional(),
		"storage_class":                 either(),
		"tags":                          strings(true, false),
		"tags_all":                      strings(false, true),
		"version_id":                    computed(),
		"website_redirect":              optional(),
	}
}

type schemaOnly struct {
	name       string
	attributes map[string]resources.Attribute
}

func (r schemaOnly) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = r.name
}

func (r schemaOnly) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = resources.Schema{Attributes: r.attributes}
}

func (schemaOnly) Create(_ context.Context, _ resource.CreateRequest, response *resource.CreateResponse) {
	response.Diagnostics.AddError("nothing is created", "This provider has schemas only: mock it.")
}

func (schemaOnly) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}

func (schemaOnly) Update(_ context.Context, _ resource.UpdateRequest, response *resource.UpdateResponse) {
	response.Diagnostics.AddError("nothing is updated", "This provider has schemas only: mock it.")
}

func (schemaOnly) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

type bucket struct{}

func (bucket) Metadata(_ context.Context, _ datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = "aws_s3_bucket"
}

func (bucket) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	computed := datasources.StringAttribute{Computed: true}
	response.Schema = datasources.Schema{Attributes: map[string]datasources.Attribute{
		"arn":                         computed,
		"bucket":                      datasources.StringAttribute{Required: true},
		"bucket_domain_name":          computed,
		"bucket_region":               computed,
		"bucket_regional_domain_name": computed,
		"hosted_zone_id":              computed,
		"id":                          computed,
		"region":                      datasources.StringAttribute{Optional: true, Computed: true},
		"website_domain":              computed,
		"website_endpoint":            computed,
	}}
}

func (bucket) Read(_ context.Context, _ datasource.ReadRequest, response *datasource.ReadResponse) {
	response.Diagnostics.AddError("nothing is read", "This provider has schemas only: mock it.")
}
