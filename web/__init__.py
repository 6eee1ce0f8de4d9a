"""Pages and the API for phones and desks: each page with its templates beside it."""
