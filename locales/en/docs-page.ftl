# The page that describes the API (/api/v1/docs)

docs-about = For the mini-program and the street's own systems. JSON in, JSON out; what goes wrong is problem+json, in the language of Accept-Language.
docs-sign-in = POST /api/v1/login gives a word for Authorization: Bearer. What is to be done once carries an Idempotency-Key: sent again, it is not done twice.
docs-contents = Contents
docs-who = Who may ask
docs-signed-in = Whoever is signed in
docs-everybody = Everybody
docs-parameters = Parameters
docs-needed = required
docs-takes = Takes
docs-gives = Gives
docs-refuses = Otherwise
docs-shapes = Shapes
