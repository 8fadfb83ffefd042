"""A full-screen browser of results, facets and articles, for people who would rather look.

It needs Textual, which only this package imports; nothing else imports this package but the
commands that open it.
"""
