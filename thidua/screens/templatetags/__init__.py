"""Words of templates: thidua (how things look and are said), posting (what forms carry)."""
