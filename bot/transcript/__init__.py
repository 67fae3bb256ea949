"""Transcripts as data, as text for a chat, as subtitles. Pure."""
