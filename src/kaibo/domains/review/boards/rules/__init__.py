"""What boards decide: what may be compared, with what, what adds up, and who sees which. [plain]"""
