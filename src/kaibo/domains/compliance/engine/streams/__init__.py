"""Speech as it comes: claims over segments, repeats, corrections on air, facts that change in time."""
