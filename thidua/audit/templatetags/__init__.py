"""Words of templates: history_of."""
