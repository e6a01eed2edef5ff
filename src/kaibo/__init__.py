"""Kaibo (开播): the self-hosted operations system for live-commerce teams."""

__version__ = "0.1.0"
