"""Chat logs of bilibili rooms from 2019: text lines between minute markers."""
