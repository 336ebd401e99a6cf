"""The folder that a finished movement leaves: opened by any browser without a server, checked byte by byte."""
