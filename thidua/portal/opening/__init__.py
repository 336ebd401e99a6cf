"""Open data: what each row says, where the rows come from, the API and the files."""
