"""What is read of stories."""
