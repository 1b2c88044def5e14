"""Write, paste pack: answers as the boxes of a portal take them: plain text, and a page to copy them from."""
