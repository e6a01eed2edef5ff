"""What team may decide: plain, arguments in, answer out."""
