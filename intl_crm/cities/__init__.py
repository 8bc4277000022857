"""Cities, partnerships, agreements and observances; the rule of anniversaries."""
