# 小程序发来的文字和照片,先由微信核看;没放行的只有同事看得到。
screening-look =
    【先看一眼】{ $number }号：小程序发来的内容{ $why }。
    眼下只有同事看得到，案子照办。看过回『放行 { $number }』或『隐去 { $number }』。
screening-risky = 被微信判为有风险
screening-review = 微信吃不准
screening-unasked = 没能送微信核看
screening-unheard = 送微信核看没有回音
screening-release = { $number }号的内容已放行，看得到这件事的人都看得到。
screening-withhold = { $number }号的内容只给同事看了，案子照办。
screening-nothing = { $number }号没有要看的内容。
step-release = 放行
step-release-say = 放行 { $number }
step-withhold = 隐去
step-withhold-say = 隐去 { $number }
waits-look = 等您先看一眼的{ $count }件：小程序发来的内容。看过回『放行 号码』或『隐去 号码』。
case-withheld = 您发的内容有的还在核看，眼下只有同事看得到。事情照办，日期不变。
