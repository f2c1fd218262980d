"""``python -m kkfzlib`` is the same command as ``kkfz``."""

from kkfzlib.cli import main

if __name__ == "__main__":
    main()
