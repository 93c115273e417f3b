"""Shared by the adapters' tests: the contract's assertions explain themselves when they fail."""

import pytest

pytest.register_assert_rewrite("tests.channels.contract")
