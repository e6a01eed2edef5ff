"""Tables nobody knew yet: what a person says once of their columns becomes a format."""
