"""Put on PYTHONPATH by test_offline: every process of the run is refused any way out."""

import socket
from typing import Any, NoReturn


def _refuse(*_: Any, **__: Any) -> NoReturn:
    raise AssertionError("counterclaim tried to use the network")


socket.socket.connect = _refuse  # type: ignore[method-assign]
socket.socket.connect_ex = _refuse  # type: ignore[method-assign]
socket.socket.sendto = _refuse  # type: ignore[method-assign]
socket.getaddrinfo = _refuse
socket.gethostbyname = _refuse
socket.gethostbyname_ex = _refuse
socket.create_connection = _refuse
