"""Team 协作: so far its messages to the outside, by robots in the group chats of the team."""
