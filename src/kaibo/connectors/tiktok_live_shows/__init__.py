"""TikTok Creator-Live-Performance: what the platform reports of each LIVE, one row a show."""
