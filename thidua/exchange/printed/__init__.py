"""Tables of an index as somebody published them: any heading, titles above, sums below, names as printed."""
