"""Files, number series, issued papers and their codes."""
