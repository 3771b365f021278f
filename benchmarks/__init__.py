"""Batches made up for measuring, and the measures."""
