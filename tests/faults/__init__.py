"""Real faults: a killed process, a power cut, a full disk, a lock held by someone else."""
