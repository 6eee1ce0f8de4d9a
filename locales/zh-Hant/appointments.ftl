# 約時間：同事提，居民回行或換時間，兩邊都提醒。
step-appoint-say = 約 { $number }
appoint-when = { $number }號約什麼時候？說清哪天幾點，比如『明天15點』『週三下午兩點』。
appoint-asked = { $number }號：已問居民{ $at }行不行，回了就告訴您。不去了，回『約 { $number } 取消』。
appoint-none = { $number }號沒有約著的時間。
appoint-off = { $number }號的約取消了，已告訴居民。
told-appoint = { $number }號：{ $who }的同事想{ $at }來，您方便嗎？請回：
appoint-yes = 行
appoint-other = 換時間
appoint-when-then = 好，{ $number }號哪天幾點方便？說一句就行。
appoint-agreed = 說好了：{ $number }號，{ $at }。前一晚和一小時前提醒您；來不了就回『換時間』。
appoint-passed = 好，原來的時間不算了。您的話轉給要來的同事，定了再告訴您（{ $number }號）。
appoint-reminder = 提醒：{ $number }號約的是{ $at }。{ $what }
told-appoint-off = { $number }號：{ $at }的約取消了，對不住。定了新時間再告訴您。
alert-appoint-agreed = 【約好】{ $number }號 { $at }：{ $what }
alert-appoint-anew = 【換時間】{ $number }號 原定{ $at }：居民說“{ $words }”。再約，回『約 { $number } 新時間』。
now-appointment = { $now }，約好{ $at }
