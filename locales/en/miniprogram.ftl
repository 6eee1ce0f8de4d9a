# For the mini-program: what is wrong, and what to do.

api-no-session = Please sign in first (POST /api/v1/login), then send Authorization: Bearer.
api-not-yours = You have no right to do that.
api-not-now = That cannot be done now. Please look where it stands first.
api-too-often = Too many requests. Please try again in { $seconds } s.
api-only-json = Please send Content-Type: application/json.
api-only-form = Please send multipart/form-data with the file in the part “file”.
api-field = Something in it is not right; nothing was kept.
api-field-detail = This is not as the description says.
api-code = This code is invalid, used, or older than 5 minutes. Please get a new one.
api-broken = Something went wrong here; it is no fault of yours. Please try again.
api-barred = WeChat does not let this account sign in.
api-platform = WeChat does not answer just now. Please try again soon.
api-said = { $said }
api-no-media = A photo is not there any more (kept 24 hours). Please upload it again.
api-unfit = This file cannot be taken: please send a photo (JPEG, PNG, GIF, WebP) of at most 10 MB.
