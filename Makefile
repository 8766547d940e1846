# What `sam build` runs, by BuildMethod in template.yaml, in a copy of the source. SAM's own Maven build would run all tests, and has no
# switch against it. PACKAGE=bundle makes what the template's parameter Package=bundle deploys; make cannot see that parameter.
build-CloudFunction: $(or $(PACKAGE),managed)

managed:
	mvn -B -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dmaven.test.skip=true -Djacoco.skip=true -Dspotless.check.skip=true clean package
	cp -R target/function/. "$(ARTIFACTS_DIR)"
	chmod -R u=rwX,go=rX "$(ARTIFACTS_DIR)"

# With the times of its files, which the AOT cache knows.
bundle:
	bundle/build
	cp -R -p target/bundle/. "$(ARTIFACTS_DIR)"

.PHONY: build-CloudFunction managed bundle
