# 個人信息說明頁(/privacy)。

privacy-title = 您的個人信息，{ $street }怎麼用
privacy-what-head = 收什麼
privacy-what = 您在這裡說的話、發的照片和位置；您願意留的電話。不收身份證號，不讀通訊錄。
privacy-why-head = 做什麼用
privacy-why = 只用來辦您說的事、找驛站、告訴您結果。
privacy-who-head = 誰看得到
privacy-who = 經辦這件事的工作人員。推送裡隱去電話；看電話會留下記錄。不給別的單位和個人，法律要求的除外。
    從小程式發來的，先由微信核看能不能給別人看：文字隱去電話、證件號，照片看完就打不開。
privacy-how-long-head = 留多久
privacy-how-long = 對話裡的回覆24小時後清空。案件的經過按規定留存。
privacy-rights-head = 您可以
privacy-rights = 回『刪除我的信息』：了結的事裡您的話、照片、位置、電話都會清掉。取消關注，不再推送，也同樣清掉。
    找人，回『人工』。
