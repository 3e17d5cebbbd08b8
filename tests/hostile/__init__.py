"""Hostile folders: what nobody should send, beside two documents whose conflict is found all the same."""
