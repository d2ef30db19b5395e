"""What people wrote: masking it, coding it by meaning, finding the themes of any comments."""
