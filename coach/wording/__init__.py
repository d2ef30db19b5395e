"""What a chat model may put into better words, and what of its words is kept."""
