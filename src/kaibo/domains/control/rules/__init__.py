"""What control may decide and what it may not. [plain]: arguments in, answer out."""
