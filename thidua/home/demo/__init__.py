"""The demo: five movements at different stages, their people, a path of ten minutes. All sample data."""
