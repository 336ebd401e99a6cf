"""The register of awards held, old books included."""
