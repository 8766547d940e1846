package io.cloudcall.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

class SigV4SignerTest {
    private static final URI EXAMPLE = URI.create("https://example.amazonaws.com/");
    private static final Instant TIME = Instant.parse("2015-08-30T12:36:00Z");

    /** As AWS publishes it with its vectors. */
    private static final String EXAMPLE_TOKEN =
            "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwth"
                    + "Ax7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0"
                    + "rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    private static AwsCredentials example(boolean session) {
        return new AwsCredentials(
                "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", session ? EXAMPLE_TOKEN : null);
    }

    /**
     * The <a href="https://docs.aws.amazon.com/general/latest/gr/signature-v4-test-suite.html">vectors of AWS</a> that
     * are POSTs.
     */
    @ParameterizedTest
    @CsvSource({
        "'','','',false,host;x-amz-date,5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "My-Header1,value1,'',false,host;my-header1;x-amz-date,c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
        "My-Header1,VALUE1,'',false,host;my-header1;x-amz-date,cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
        "'','','',true,host;x-amz-date;x-amz-security-token,85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
        "Content-Type,application/x-www-form-urlencoded,Param1=value1,false,content-type;host;x-amz-date,ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    })
    void signsAsAwsPublishesIt(
            String name, String value, String body, boolean session, String signedHeaders, String signature) {
        Map<String, String> headers = name.isEmpty() ? Map.of() : Map.of(name, value);

        Map<String, String> sent =
                new SigV4Signer("us-east-1", "service", TIME).sign(EXAMPLE, headers, body, example(session));

        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders="
                        + signedHeaders + ", Signature=" + signature,
                sent.get("authorization"));
        assertEquals("20150830T123600Z", sent.get("x-amz-date"));
        assertEquals(session ? EXAMPLE_TOKEN : null, sent.get("x-amz-security-token"));
    }

    @Test
    void signsAsTheAwsSdkDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            URI url = URI.create(pick(random, "https://", "http://")
                    + pick(random, "a.example", "[::1]", "10.0.0.1")
                    + pick(random, "", ":80", ":443", ":4566")
                    + pick(random, "", "/", "/base", "/a%20b/c~d/", "/%E5%AF%86/$&+,:=@"));
            Instant time = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
            String region = pick(random, "us-east-1", "cn-north-1");
            String service = pick(random, "secretsmanager", "events");
            AwsCredentials credentials = new AwsCredentials(
                    "id" + i,
                    text(random),
                    random.nextBoolean() ? null : text(random).strip());
            String body = text(random);
            SdkHttpRequest theirs = sdk(url, time, region, service, body, credentials);
            Map<String, String> headers = new TreeMap<>(Map.of("content-type", "application/x-amz-json-1.1"));
            theirs.firstMatchingHeader("x-amz-content-sha256")
                    .ifPresent(hash -> headers.put("x-amz-content-sha256", hash));

            Map<String, String> ours = new SigV4Signer(region, service, time).sign(url, headers, body, credentials);

            Map<String, String> expected = new TreeMap<>();
            theirs.forEachHeader((name, values) -> expected.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            expected.remove("host");
            assertEquals(expected, ours, url.toString());
        }
    }

    private static SdkHttpRequest sdk(
            URI url, Instant time, String region, String service, String body, AwsCredentials credentials) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(url)
                .putHeader("content-type", "application/x-amz-json-1.1")
                .build();
        AwsCredentialsIdentity identity = credentials.sessionToken() == null
                ? AwsCredentialsIdentity.create(credentials.accessKeyId(), credentials.secretAccessKey())
                : AwsSessionCredentialsIdentity.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.request(request)
                        .identity(identity)
                        .payload(ContentStreamProvider.fromByteArray(body.getBytes(StandardCharsets.UTF_8)))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
                .request();
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(1, 60), ' ' + 1, 0x7000)
                .map(letter -> random.nextBoolean() ? 'a' + letter % 26 : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void revealsNoCredentials() {
        assertFalse(example(true).toString().contains("wJalr"));
    }
}
