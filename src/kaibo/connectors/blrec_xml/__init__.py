"""Chat of bilibili rooms as two recorders write it: XML, one element a message."""
