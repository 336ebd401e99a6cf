"""Facts come in from folders and workbooks, strictly, and go out as such; every fault at once."""
