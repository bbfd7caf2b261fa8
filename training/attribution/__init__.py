"""How the attribution tagger's weights are made, from corpus to ONNX file."""
