"""A show gathered for its review before it goes on air: plan, goods, people, by value."""
