"""Results that hold: two attributions, versions as returns ripen, and beside the platform's figures."""
