"""The rules of a review. [plain]"""
