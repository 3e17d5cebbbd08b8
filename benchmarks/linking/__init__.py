"""Labelled documents for fitting and measuring how claims are linked, made from news stories that whoever runs it brings."""
