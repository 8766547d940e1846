# The function as a container image: a second way to package it. The jars stand on the class path of the runtime itself, not in a
# class loader of their own, which starts faster. Build the jars first: mvn -q -DskipTests package
ARG BASE=public.ecr.aws/lambda/java:25
FROM ${BASE}

COPY target/function/lib/ /var/task/lib/

ENTRYPOINT ["/var/lang/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxRAMPercentage=70", \
  "--enable-native-access=ALL-UNNAMED", "-cp", "/var/runtime/lib/*:/var/task/lib/*", \
  "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"]
CMD ["io.cloudcall.CloudFunction::handleRequest"]
