"""Tests of the reporters, and hand-made reports for other tests."""
