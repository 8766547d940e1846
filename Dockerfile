# The function as a container image: the bundle on top of the operating system that Lambda runs bundles on. It brings its own Java, and
# an AOT cache that fits that Java and these jars only. Build the bundle first: bundle/build
#
# A tag may be another image tomorrow. For one that you have looked at, by digest: docker build --build-arg BASE=…/provided@sha256:…
ARG BASE=public.ecr.aws/lambda/provided:al2023
FROM ${BASE}

COPY target/bundle/ /var/task/

ENTRYPOINT ["/var/task/bootstrap"]
CMD ["io.cloudcall.CloudFunction::handleRequest"]
