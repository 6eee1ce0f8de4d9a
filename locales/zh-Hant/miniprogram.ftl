# 小程式介面:哪裡不對,怎麼辦。

api-no-session = 請先登入(POST /api/v1/login),再帶上 Authorization: Bearer。
api-not-yours = 這件事您沒有權限做。
api-not-now = 現在做不了這一步,請先看看它到哪一步了。
api-too-often = 請求太多了,請過 { $seconds } 秒再試。
api-only-json = 請用 Content-Type: application/json 傳送。
api-only-form = 請用 multipart/form-data 傳送,檔案放在 file 裡。
api-field = 有內容填得不對,什麼都沒有保存。
api-field-detail = 和介面說明裡寫的不一樣。
api-code = 登入碼無效、用過或超過 5 分鐘了,請重新取得。
api-broken = 出了點問題，不是您那邊的錯。請再試一次。
api-barred = 微信不允許這個帳號登入。
api-platform = 微信暫時沒有回應,請稍後再試。
api-said = { $said }
api-no-media = 照片找不到了或已過期(24 小時),請重新上傳。
api-unfit = 這個檔案收不了:請傳 10 MB 以內的照片(JPEG、PNG、GIF、WebP)。
