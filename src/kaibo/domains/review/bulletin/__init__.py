"""The team's heartbeat: the tally at the hour, the bulletin of a show, the handover sheet, sent."""
