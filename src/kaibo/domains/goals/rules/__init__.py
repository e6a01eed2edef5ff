"""What goals are decided by. [plain]: arguments in, answers out."""
