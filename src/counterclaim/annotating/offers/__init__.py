"""Offers: truce, passage and surrender, offered, asked for, agreed to, refused, broken."""
