"""The forms that an error takes in a text, a family of forms a file."""
