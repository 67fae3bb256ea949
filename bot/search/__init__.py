"""Words in the transcripts that are kept."""
