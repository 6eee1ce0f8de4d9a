# 建站、核站：站在現場的人說，值班定。

station-not-yours = 您這個崗位不能建站、核站。請告訴網格長或街道值班。
station-found-shut = 到過的人說關著，先別跑
build-name = 叫什麼？在現場先發定位、再發照片，然後說，比如『建站 宜川四村驛站 飲水 手機充電 8-20點』。
build-pin = 請在現場先發定位，再發照片，然後再說一遍『建站 …』。
build-photo = 還差照片：請拍一張發來，再說一遍『建站 …』。
build-known = 已經有{ $name }了。核對時間，回『核站 { $name } 在開 8-20點』。
build-no-hours = 時間沒說清，以現場公佈為準
build-done = 記下了：新站{ $number }號 { $name }，{ $what }。值班確認後上地圖，結果會告訴您。
build-unknown = 沒有等著確認的新站{ $number }號。
build-why = 為什麼不通過？回『建站不通過 { $number } 理由』，報的人會看到。
build-yes = { $name }上地圖了，馬上就能查到。
build-no = { $name }沒有通過，已告訴報的人。
alert-build = 【建站】{ $number }號 { $name }（{ $who }在現場報的）
    { $what }
    “{ $words }”
alert-built = 【建站】{ $name }通過了，已經上地圖。
alert-not-built = 【建站】{ $name }沒有通過：{ $reason }
alert-verified = 【核站】{ $name }，{ $who }：“{ $words }”
step-build-yes = 通過
step-build-yes-say = 建站通过 { $number }
step-build-no = 不通過
step-build-no-say = 建站不通过 { $number }
step-build-show = 看照片
step-build-show-say = 建站 { $number }
verify-none = 沒有找到這個站。新的站，到現場發定位和照片，再說『建站 名稱 …』。
verify-which = 是哪一個？{ $names }。請寫全名再說一次。
verify-how = { $name }現在怎樣？比如『核站 { $name } 在開 8-20點』，關著就說『核站 { $name } 關門了』。
verify-done = { $name }核好了：{ $hours }。今天核的，查的人看得到。
verify-shut = { $name }記為關著，查「現在開著」的人不會被帶去。開了，回『核站 { $name } 在開』。
