package io.cloudcall.functional.push;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A queue of an emulator of SQS, by its JSON protocol. */
record EmulatedQueue(HttpClient client, URI emulator, String url) {
    private static final int MAX_MESSAGES = 10;

    /** Creates a queue whose messages are received once. */
    static EmulatedQueue create(URI emulator, String name) throws IOException, InterruptedException {
        EmulatedQueue service = new EmulatedQueue(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), emulator, "");
        JsonObject attributes = JsonObject.of("VisibilityTimeout", "600");
        JsonObject created = service.call("CreateQueue", JsonObject.of("QueueName", name, "Attributes", attributes));
        return new EmulatedQueue(service.client, emulator, created.getString("QueueUrl"));
    }

    String arn() throws IOException, InterruptedException {
        JsonObject request = JsonObject.of("QueueUrl", url, "AttributeNames", JsonArray.of("QueueArn"));
        return call("GetQueueAttributes", request).getJsonObject("Attributes").getString("QueueArn");
    }

    /** Receives the texts of up to ten messages, at once or within {@code wait}. */
    List<String> receive(Duration wait) throws IOException, InterruptedException {
        JsonObject request = new JsonObject(
                Map.of("QueueUrl", url, "MaxNumberOfMessages", MAX_MESSAGES, "WaitTimeSeconds", wait.toSeconds()));
        List<String> texts = new ArrayList<>();
        for (Object message : call("ReceiveMessage", request).getJsonArray("Messages", new JsonArray())) {
            texts.add(((JsonObject) message).getString("Body"));
        }
        return texts;
    }

    private JsonObject call(String action, JsonObject body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(emulator)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS." + action)
                // An emulator takes service and region from it, and verifies nothing.
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sqs/aws4_request")
                .POST(BodyPublishers.ofString(body.encode()))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(action + ": " + response.body());
        }
        return new JsonObject(response.body());
    }
}
