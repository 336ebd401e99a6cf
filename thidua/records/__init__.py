"""What must be kept: uploaded files, number series, issued papers and their codes."""
