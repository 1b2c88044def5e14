"""The tests of the writers share a sample document and readers of files, which stand beside them as modules."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
