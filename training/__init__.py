"""How the trained parts of the package are made; never imported by the package."""

import counterclaim  # noqa: F401 - before onnxruntime, whose telemetry it switches off
