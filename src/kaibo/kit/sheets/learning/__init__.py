"""Tables whose headers are learned once: names to meanings, and headers that have drifted. [plain]"""
