"""The check of questions: what burdens the person who is asked, and how to ask instead."""
