"""Words of templates: files_of."""
