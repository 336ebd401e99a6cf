"""Models worth following and good practice: written, reviewed, published, read on the radio, adopted elsewhere."""
