"""What the columns of a team's own table mean. [plain]"""
