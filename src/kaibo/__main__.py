"""`python -m kaibo`: the same command as `kaibo`, for when its script is not on the path."""

from kaibo.cli import main

if __name__ == "__main__":
    main()
