# 约时间：同事提，居民回行或换时间，两边都提醒。
step-appoint-say = 约 { $number }
appoint-when = { $number }号约什么时候？说清哪天几点，比如『明天15点』『周三下午两点』。
appoint-asked = { $number }号：已问居民{ $at }行不行，回了就告诉您。不去了，回『约 { $number } 取消』。
appoint-none = { $number }号没有约着的时间。
appoint-off = { $number }号的约取消了，已告诉居民。
told-appoint = { $number }号：{ $who }的同事想{ $at }来，您方便吗？请回：
appoint-yes = 行
appoint-other = 换时间
appoint-when-then = 好，{ $number }号哪天几点方便？说一句就行。
appoint-agreed = 说好了：{ $number }号，{ $at }。前一晚和一小时前提醒您；来不了就回『换时间』。
appoint-passed = 好，原来的时间不算了。您的话转给要来的同事，定了再告诉您（{ $number }号）。
appoint-reminder = 提醒：{ $number }号约的是{ $at }。{ $what }
told-appoint-off = { $number }号：{ $at }的约取消了，对不住。定了新时间再告诉您。
alert-appoint-agreed = 【约好】{ $number }号 { $at }：{ $what }
alert-appoint-anew = 【换时间】{ $number }号 原定{ $at }：居民说“{ $words }”。再约，回『约 { $number } 新时间』。
now-appointment = { $now }，约好{ $at }
