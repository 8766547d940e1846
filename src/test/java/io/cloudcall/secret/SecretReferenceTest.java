package io.cloudcall.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:secretsmanager:us-east-1:123456789012:secret:wechat-a1b2c3,us-east-1",
        "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:team/wechat-a1b2c3,cn-north-1",
        "arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:a,us-gov-west-1",
    })
    void takesTheRegionFromAnArn(String arn, String region) {
        assertEquals(new SecretReference(arn, region), SecretReference.parse(arn, SecretSetting.APP_SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wechat", "team/wechat_app.secret+1=2@3-4", "service!name"})
    void leavesTheRegionOfANameOpen(String name) {
        assertEquals(new SecretReference(name, null), SecretReference.parse(name, SecretSetting.APP_SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:",
                "arn:aws:secretsmanager::123456789012:secret:wechat",
                "arn:aws:secretsmanager:us east 1:123456789012:secret:wechat",
                "arn:aws:secretsmanager:evil.example/:123456789012:secret:wechat",
                "arn:aws:secretsmanager:us-east-1:1234:secret:wechat",
                "arn:aws:ssm:us-east-1:123456789012:parameter/wechat",
                "arn:aws:secretsmanager:us-east-1",
                "two words",
                ""
            })
    void refusesAnythingElseWithoutRepeatingIt(String text) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> SecretReference.parse(text, SecretSetting.APP_SECRET));

        assertEquals(
                "WECHAT_APP_SECRET_ARN is neither the ARN nor the name of a secret: set it to one such as"
                        + " arn:aws:secretsmanager:us-east-1:123456789012:secret:wechat-app-secret-a1b2c3.",
                refused.getMessage());
    }
}
