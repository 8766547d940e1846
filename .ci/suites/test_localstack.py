"""Uses LocalStack's Secrets Manager and EventBridge.

Keeps AppSecrets in its Secrets Manager, and sends 1,000 pushes through its EventBridge and SQS.
"""

from conftest import integration_tests


def test_stored_secrets_and_pushes(localstack):
    integration_tests("localstack")
