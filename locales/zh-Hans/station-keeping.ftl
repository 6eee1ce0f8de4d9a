# 建站、核站：站在现场的人说，值班定。

station-not-yours = 您这个岗位不能建站、核站。请告诉网格长或街道值班。
station-found-shut = 到过的人说关着，先别跑
build-name = 叫什么？在现场先发定位、再发照片，然后说，比如『建站 宜川四村驿站 饮水 手机充电 8-20点』。
build-pin = 请在现场先发定位，再发照片，然后再说一遍『建站 …』。
build-photo = 还差照片：请拍一张发来，再说一遍『建站 …』。
build-known = 已经有{ $name }了。核对时间，回『核站 { $name } 在开 8-20点』。
build-no-hours = 时间没说清，以现场公布为准
build-done = 记下了：新站{ $number }号 { $name }，{ $what }。值班确认后上地图，结果会告诉您。
build-unknown = 没有等着确认的新站{ $number }号。
build-why = 为什么不通过？回『建站不通过 { $number } 理由』，报的人会看到。
build-yes = { $name }上地图了，马上就能查到。
build-no = { $name }没有通过，已告诉报的人。
alert-build = 【建站】{ $number }号 { $name }（{ $who }在现场报的）
    { $what }
    “{ $words }”
alert-built = 【建站】{ $name }通过了，已经上地图。
alert-not-built = 【建站】{ $name }没有通过：{ $reason }
alert-verified = 【核站】{ $name }，{ $who }：“{ $words }”
step-build-yes = 通过
step-build-yes-say = 建站通过 { $number }
step-build-no = 不通过
step-build-no-say = 建站不通过 { $number }
step-build-show = 看照片
step-build-show-say = 建站 { $number }
verify-none = 没有找到这个站。新的站，到现场发定位和照片，再说『建站 名称 …』。
verify-which = 是哪一个？{ $names }。请写全名再说一次。
verify-how = { $name }现在怎样？比如『核站 { $name } 在开 8-20点』，关着就说『核站 { $name } 关门了』。
verify-done = { $name }核好了：{ $hours }。今天核的，查的人看得到。
verify-shut = { $name }记为关着，查「现在开着」的人不会被带去。开了，回『核站 { $name } 在开』。
