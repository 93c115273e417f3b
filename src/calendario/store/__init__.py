"""Where everything is kept: one database, the pictures, and the credentials' vault. Functions take an open
transaction.
"""
