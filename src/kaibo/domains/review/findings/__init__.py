"""The first review (首次复盘): what changed and by how much, what stood out, what is to be done."""
