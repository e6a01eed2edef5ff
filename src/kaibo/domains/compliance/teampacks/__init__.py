"""A team's own rule packs: read before they are kept, tried, compared, and joined to those that ship."""
