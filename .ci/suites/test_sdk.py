"""Compares results with wx-server-sdk 4.0.2 itself."""

from conftest import integration_tests


def test_answers_and_requests_are_those_of_the_sdk(sdk_modules):
    integration_tests("sdk", f"-Dsdk.modules={sdk_modules}")
