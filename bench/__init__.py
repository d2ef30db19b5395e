"""Measuring the whole product on this machine."""
