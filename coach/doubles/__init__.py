"""Chat models that need no provider: for tests, for evals, and for trying things out."""
