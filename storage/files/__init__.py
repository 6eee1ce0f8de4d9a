"""What people send: files beside the documents, named by what is in them."""
