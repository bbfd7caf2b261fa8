"""Reports that a library sends to its makers, switched off before it can be loaded.

From 1.29 on onnxruntime sends some, out of compiled code: on import it writes an identifier of
the machine and a store of events into the home folder, and seconds later asks for its collector.
Its switch is read once, on import; its own function ``disable_telemetry_events`` comes too late.
docs/decisions/0015-nothing-leaves-below-python.md tells what was tried.
"""

import os
import sys
import warnings

_LIBRARY, _SWITCH = "onnxruntime", "ORT_DISABLE_TELEMETRY"
_OFF = ("1", "true", "yes", "on")  # "0", "2" and nothing at all leave it on


def switch_off() -> None:
    """Have nothing sent by this process or those it starts, whatever the environment said.

    Called when ``counterclaim`` is imported, so before any module of it. Warns (RuntimeWarning)
    where the process had loaded the library with the switch on: that cannot be undone.
    """
    late = _LIBRARY in sys.modules and os.environ.get(_SWITCH, "").lower() not in _OFF
    os.environ[_SWITCH] = _OFF[0]
    if late:
        disable = getattr(sys.modules[_LIBRARY], "disable_telemetry_events", None)
        if disable is not None:
            disable()
        warnings.warn(
            f"{_LIBRARY} was imported before counterclaim, with {_SWITCH} not set to 1: from "
            "1.29 on it reports to its makers. Import counterclaim first, or set the variable",
            RuntimeWarning,
            stacklevel=3,
        )
