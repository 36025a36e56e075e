"""The site: every code in a browser, without a server (`errcode site build`)."""
