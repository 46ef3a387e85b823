"""What the page may do: load its own files, run its own scripts and WebAssembly, and nothing else."""

from __future__ import annotations

_RULES = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)

#: For a ``<meta>`` of the page.
POLICY = "; ".join(_RULES)
#: For the header of a response; a ``<meta>`` can't say who may frame the page.
HEADER_POLICY = f"{POLICY}; frame-ancestors 'self'"
