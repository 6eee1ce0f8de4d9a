"""`python -m benchmarks.pages`: every page's time and bytes, on a file and, where there is one, on MongoDB."""

from benchmarks.pages.measuring import rows, rows_of_mongo

for row in (*rows(), *rows_of_mongo()):
    print(*row, sep=" | ", flush=True)
