"""Review (复盘): results that hold, boards, the bulletin, findings and whether they helped."""
