# What `sam build` runs, by BuildMethod in template.yaml, in a copy of the source. SAM's own Maven build would run all tests, and has no
# switch against it. PACKAGE=bundle makes what the template's parameter Package=bundle deploys; make cannot see that parameter.
build-CloudFunction: $(or $(PACKAGE),managed)

# The same artifact, with another handler: a copy of what this `sam build` has made for the first function. Built by itself where there is
# none, as with --parallel, in a container, or of this function alone.
build-PushFunction:
	if [ -d "$(ARTIFACTS_DIR)/../CloudFunction/lib" ]; then cp -R -p "$(ARTIFACTS_DIR)/../CloudFunction/." "$(ARTIFACTS_DIR)"; \
	  else $(MAKE) $(or $(PACKAGE),managed); fi

managed:
	mvn -B -Prun -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dmaven.test.skip=true -Djacoco.skip=true -Dspotless.check.skip=true clean package
	cp -R target/function/. "$(ARTIFACTS_DIR)"
	chmod -R u=rwX,go=rX "$(ARTIFACTS_DIR)"

# With the times of its files, which the AOT cache knows.
bundle:
	bundle/build
	cp -R -p target/bundle/. "$(ARTIFACTS_DIR)"

.PHONY: build-CloudFunction build-PushFunction managed bundle
