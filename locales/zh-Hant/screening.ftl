# 小程式發來的文字和照片,先由微信核看;沒放行的只有同事看得到。
screening-look =
    【先看一眼】{ $number }號：小程式發來的內容{ $why }。
    眼下只有同事看得到，案子照辦。看過回『放行 { $number }』或『隱去 { $number }』。
screening-risky = 被微信判為有風險
screening-review = 微信吃不準
screening-unasked = 沒能送微信核看
screening-unheard = 送微信核看沒有回音
screening-release = { $number }號的內容已放行，看得到這件事的人都看得到。
screening-withhold = { $number }號的內容只給同事看了，案子照辦。
screening-nothing = { $number }號沒有要看的內容。
step-release = 放行
step-release-say = 放行 { $number }
step-withhold = 隱去
step-withhold-say = 隱去 { $number }
waits-look = 等您先看一眼的{ $count }件：小程式發來的內容。看過回『放行 號碼』或『隱去 號碼』。
case-withheld = 您發的內容有的還在核看，眼下只有同事看得到。事情照辦，日期不變。
