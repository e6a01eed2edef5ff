"""What the law orders kept, until when; and what goes when its time is over, or somebody asks."""
