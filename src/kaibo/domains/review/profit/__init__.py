"""What a show really earned: control's lines and settlement's rates brought together."""
