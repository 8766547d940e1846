package io.cloudcall.bench;

import io.cloudcall.http.TransportResponse;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.KeyCase;
import io.cloudcall.json.StrictJsonParser;
import io.cloudcall.signing.ApiSecurity;
import io.cloudcall.signing.OpenedResponse;
import io.cloudcall.signing.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The cost of signing in a warm call: the encryption and signature of its request, by a key of 2048 bits, and the
 * verification and decryption of its response. Keys and response are those of WeChat's guide, but for the private key,
 * which is made again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignedExchange {
    private static final String APP_ID = "wxba6223c06417af7b";
    private static final String PATH = "/wxa/getuserriskrank";
    private static final String CERTIFICATE =
            "MIID0jCCArqgAwIBAgIUeE+Yy7vM/o+eHHsfM+1bGJJEZTQwDQYJKoZIhvcNAQELBQAwXjELMAkGA1UE"
                    + "BhMCQ04xEzARBgNVBAoTClRlbnBheS5jb20xHTAbBgNVBAsTFFRlbnBheS5jb20gQ0EgQ2VudGVyMRsw"
                    + "GQYDVQQDExJUZW5wYXkuY29tIFJvb3QgQ0EwHhcNMjIwOTA1MDgzOTIyWhcNMjcwOTA0MDgzOTIyWjBk"
                    + "MRswGQYDVQQDDBJ3eGQ5MzBlYTVkNWEyNThmNGYxFTATBgNVBAoMDFRlbmNlbnQgSW5jLjEOMAwGA1UE"
                    + "CwwFV3hnTXAxCzAJBgNVBAYMAkNOMREwDwYDVQQHDAhTaGVuWmhlbjCCASIwDQYJKoZIhvcNAQEBBQAD"
                    + "ggEPADCCAQoCggEBAM5D9qlkCmk1kr3FpF0e9pc3kGsvz5RA0/YRny9xPKIyV2UVMDZvRQ+mDHsiQQFE"
                    + "6etg457KFYSxTDKtItbdl6hJQVGeAvg0mqPYE9SkHRGTfL/AnXRbKBG2GC2OcaPSAprsLOersjay2me+"
                    + "9pF8VHybV8aox78ANsU75G/OO3V1iEE0s5Pmglqk8DEiw9gB/dGJzsNfXwzvyJyiUP9ZujYexyjsS+/Z"
                    + "GdSOUkqL/th+16yHj8alcdyga6YGfWEDyWkt/i/B28cwx4nzwk8xgrurifPaLuMk0+9wJQLCfAn/f7zy"
                    + "HrC8PcD1XvvRt9VBNMBASXs3710ODyyVf2lkMgkCAwEAAaOBgTB/MAkGA1UdEwQCMAAwCwYDVR0PBAQD"
                    + "AgTwMGUGA1UdHwReMFwwWqBYoFaGVGh0dHA6Ly9ldmNhLml0cnVzLmNvbS5jbi9wdWJsaWMvaXRydXNj"
                    + "cmw/Q0E9MUJENDIyMEU1MERCQzA0QjA2QUQzOTc1NDk4NDZDMDFDM0U4RUJEMjANBgkqhkiG9w0BAQsF"
                    + "AAOCAQEAL2MK9tYu+ljLVBlSbfEeaKyF07TN+G31Ya5NBzeS1ZCx4joUEIyACWmGfUkKNKiKV+EMzxeE"
                    + "hKRso1Qif3E7Ipl+PQBoQw6OSR/jFHciYurnGR9CLkL03Zo1qw1Xetv9OipsvlpA0SOWc207e/XpGdm8"
                    + "C7FMXM6bzvVp8I/STTjC1vqjIZu9WavIRgGM4jyAPz2XogUq0BNijef8BXbbav9fAsXjHSwn5BQv4iLm"
                    + "s3fiLm/eoyQ6dZ2RoTudrlcyr1bG4vwETLmHF+3yfVp9dpvJ+lyfiviwDwyfa8t2WlJm27DuF4vWoxir"
                    + "mjgj9tDutIFqxLIovLyg3uiAYtSQ/Q==";

    private static final String SIGNATURE =
            "Ht0VfQkkEweJ4hU266C14Aj64H9AXfkwNi5zxUZETCvR2svU1ZYdosDhFX/voLj1TyszqKsVxAlENGt7"
                    + "PPZZ8RQX7jnA4SKhiPUhW4LTbyTenisHJ+ohSfDjYnXavjQsBHspFS+BlPHuSSJ2xyQzw1+HuC6nid09"
                    + "ZL4FnGSYo4OI5MJrSb9xLzIVZMIDuUQchGKi/KaB1KzxECLEZcfjqbAgmxC7qOmuBLyO1WkHYDM95NJr"
                    + "HJWba5xv4wrwPru9yYTJSNRnlM+zrW5w9pOubC4Jtj3szTAEuOz9AcqUmgaAvMLNAIa8hfODLRe3n/cu"
                    + "4SgYlN/ZkNRU4QXVNbPGMg==";

    private static final String DATA =
            "HExs66Ik3el+iM4IpeQ7SMEN934FRLFYOd3EmeaIrpP4EPTHckoco6O+PaoRZRa3lqaPRZT7r52f7LUo"
                    + "k6gLxc6cdR8C4vpIIfh4xfLC4L7FNy9GbuMK1hcoi8b7gkWJcwZMkuCFNEDmqn3T49oWzAQOrY4LZnnn"
                    + "ykv6oUJotdAsnKvmoJkLK7hRh7M2B1d2UnTnRuoIyarXc5Iojwoghx4BOvnV";

    private static final String BODY =
            "{\"iv\":\"r2WDQt56rEAmMuoR\",\"data\":\"" + DATA + "\",\"authtag\":\"z2BFD8QctKXTuBlhICGOjQ==\"}";

    private static final TransportResponse RESPONSE = new TransportResponse(
            200,
            Map.of(
                    "Wechatmp-TimeStamp", "1635927956",
                    "Wechatmp-Serial", "79ba700ea147819f640941bceb38b1d1",
                    "Wechatmp-Signature", SIGNATURE),
            BODY.getBytes(StandardCharsets.UTF_8));

    private static final JsonObject PARAMETERS = (JsonObject) StrictJsonParser.parse(
            "{\"appid\":\"wx0\",\"openid\":\"an-openid-of-28-characters-00\",\"scene\":0,\"client_ip\":\"127.0.0.1\"}"
                    .getBytes(StandardCharsets.UTF_8));

    private final ApiSecurity security = createSecurity();

    private static ApiSecurity createSecurity() {
        String key = Base64.getEncoder().encodeToString(createPrivateKey().getEncoded());
        String json = "{\"symmetric\":{\"sn\":\"fa05fe1e5bcc79b81ad5ad4b58acf787\","
                + "\"key\":\"otUpngOjU+nVQaWJIC3D/yMLV17RKaP6t4Ot9tbnzLY=\"},"
                + "\"asymmetric\":{\"sn\":\"a5\",\"privateKey\":\"" + key + "\"},"
                + "\"certificates\":[{\"sn\":\"79ba700ea147819f640941bceb38b1d1\",\"pem\":\"" + CERTIFICATE
                + "\"}]}";
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1635927956), ZoneOffset.UTC);
        return ApiSecurity.parse(json, APP_ID, true, "the benchmark", clock);
    }

    private static PrivateKey createPrivateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Encrypts and signs a request. */
    @Benchmark
    public SignedRequest sign() {
        return security.sign(PATH, JsonObject.EMPTY, PARAMETERS, KeyCase.SNAKE);
    }

    /** Verifies and decrypts a response. */
    @Benchmark
    public OpenedResponse open() {
        return security.open(PATH, RESPONSE);
    }

    /** Does both, as a call does. */
    @Benchmark
    public OpenedResponse exchange() {
        return sign().body().length == 0 ? new OpenedResponse(RESPONSE, null) : open();
    }
}
