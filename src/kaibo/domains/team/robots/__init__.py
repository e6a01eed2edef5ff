"""Robots of group chats: what each platform is sent, and what its answers mean. [plain but wire]"""
