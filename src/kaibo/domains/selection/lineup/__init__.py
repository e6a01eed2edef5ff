"""From the rows of a team's table to what would be written. [plain]"""
