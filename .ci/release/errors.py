"""What stops a release."""


class ReleaseError(Exception):
    """A release that cannot be made, or files that are not as they must be: the text has cause and remedy."""
