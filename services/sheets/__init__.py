"""Sheets that people send: Excel workbooks and CSVs, their cells as plain text, their headings found."""
