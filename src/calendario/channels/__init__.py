"""Adapters, one module or package per network, each handed over by `calendario.main` and unknown to the others.

An adapter translates between a payload and its network and keeps the promises of `domain.adapter.ChannelAdapter`; the
suite in `tests/channels/contract.py` holds every one of them to it. Network libraries load inside functions only.
"""
