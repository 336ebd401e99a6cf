"""What every page shares: lists, posting, forms, looks; knows no movement and no nomination."""
