"""What may be shown of feedback: floors, releases, and the audit that is their last gate."""
