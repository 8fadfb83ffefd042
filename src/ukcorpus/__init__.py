"""Search a folder of news articles by word, date, person, place and claim.

Importing this package loads nothing: start-up time is a feature.
"""

__version__ = "0.1.0"
