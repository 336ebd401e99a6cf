"""Dashboards of a movement, and the reports that go up the tree."""
