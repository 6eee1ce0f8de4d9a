"""Micro-wishes (微心愿): made, looked at by the desk, shown, taken up, granted, given back.

`making` makes and takes back, `looking` is the desk's, `claiming` whoever takes one up, `telling`
what each of them hears, `lookup` finds. Chat and API use the same functions; all collect into a
`Unit`, so that whoever commits it runs again on a `Conflict`.
"""
