"""The rules that need Python: one module a family or topic, one function a rule."""
