"""What settlement works out and decides. [plain]"""
