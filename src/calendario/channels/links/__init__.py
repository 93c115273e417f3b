"""What lies behind web addresses: no adapter, and nothing is published with it. Its network library loads on first
use.
"""

from calendario.channels.links.look import Reach, look

__all__ = ["Reach", "look"]
