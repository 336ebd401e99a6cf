"""Words of templates: points."""
