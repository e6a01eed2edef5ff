"""Imported files: handed in, read and previewed, stored into rooms; docs/specs/imports.md."""
