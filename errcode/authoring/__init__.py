"""A user's own tables: kept, imported, checked, compared, exported."""
