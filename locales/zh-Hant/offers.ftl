# 課程、行走的黨課、活動。沒有確認的說以現場公布為準，樣例說樣例。
offers-course = 可以點的課程：
offers-route = 『行走的黨課』路線：
offers-activity = 近期活動：
offers-line = · { $said }
offers-sample = · { $said }（樣例，僅供試用）
offers-unconfirmed = 名稱和時間以現場公布為準。
offers-ask = 想點單、參加或者多問一句，回『幫我問』。
