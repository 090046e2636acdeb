"""Kindproces: draai een opdracht met een grens aan de grootte van bestanden, zodat schrijven halverwege stokt.

python krap.py BYTES OPDRACHT [ARGUMENTEN]
"""

import os
import resource
import sys

grens = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (grens, grens))
os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - de opdracht komt van de proef zelf
