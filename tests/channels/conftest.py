"""Shared by the adapters' tests: the contract's assertions explain themselves when they fail."""

import pytest

for part in ("calls", "contract", "contract_threads", "contract_trouble", "webpage.page"):
    pytest.register_assert_rewrite(f"tests.channels.{part}")
