"""Tables of people's spreadsheets: pasted text and workbooks in, cells read exactly, sheets out.

Knows no business: which column means what is a domain's affair.
"""
