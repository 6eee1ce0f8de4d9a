# 小程序接口:哪里不对,怎么办。

api-no-session = 请先登录(POST /api/v1/login),再带上 Authorization: Bearer。
api-not-yours = 这件事您没有权限做。
api-not-now = 现在做不了这一步,请先看看它到哪一步了。
api-too-often = 请求太多了,请过 { $seconds } 秒再试。
api-only-json = 请用 Content-Type: application/json 发送。
api-only-form = 请用 multipart/form-data 发送,文件放在 file 里。
api-field = 有内容填得不对,什么都没有保存。
api-field-detail = 和接口说明里写的不一样。
api-code = 登录码无效、用过或超过 5 分钟了,请重新获取。
api-broken = 出了点问题，不是您那边的错。请再试一次。
api-barred = 微信不允许这个账号登录。
api-platform = 微信暂时没有回应,请稍后再试。
api-said = { $said }
api-no-media = 照片找不到了或已过期(24 小时),请重新上传。
api-unfit = 这个文件收不了:请发 10 MB 以内的照片(JPEG、PNG、GIF、WebP)。
