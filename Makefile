# What `sam build` runs, by BuildMethod in template.yaml: the same jars that `mvn package` leaves, without its tests.
# It runs in a copy of the source. SAM's own Maven build would run all tests, and has no switch against it.
build-CloudFunction:
	mvn -B -q -Dmaven.test.skip=true -Djacoco.skip=true -Dspotless.check.skip=true clean package
	cp -R target/function/. "$(ARTIFACTS_DIR)"

.PHONY: build-CloudFunction
