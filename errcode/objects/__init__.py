"""What a program has in hand (a parsed body, a response, an exception) read as text, without importing its library."""
