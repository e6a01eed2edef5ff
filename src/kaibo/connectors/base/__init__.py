"""What every connector may use: reading tables, parsing cells, masking personal data."""
