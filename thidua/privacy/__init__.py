"""Personal data: what is kept how long, what a person may see, have corrected, restricted or erased."""
