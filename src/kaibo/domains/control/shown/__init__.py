"""Reading rooms: copies taken in the room's thread, worked out in the request's own."""
