"""Indices as published: tables read by any heading, units found by their names, all printings kept."""
