"""What a plan means in time, in talk and in text. [plain]: arguments in, answers out."""
