"""What a chat model is asked, how it is asked, and how its answer is read."""
