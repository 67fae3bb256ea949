"""The PolyglotVoice API: a pure wire format, one file with HTTP, typed models, errors by meaning."""
