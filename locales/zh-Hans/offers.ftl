# 课程、行走的党课、活动。没有确认的说以现场公布为准，样例说样例。
offers-course = 可以点的课程：
offers-route = 『行走的党课』路线：
offers-activity = 近期活动：
offers-line = · { $said }
offers-sample = · { $said }（样例，仅供试用）
offers-unconfirmed = 名称和时间以现场公布为准。
offers-ask = 想点单、参加或者多问一句，回『帮我问』。
