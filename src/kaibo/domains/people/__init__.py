"""People 人员: accounts and duties, signing in, hosts and shifts."""
