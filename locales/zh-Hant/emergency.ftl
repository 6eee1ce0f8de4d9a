# 危險：第一行是該打的電話。街道自己的處置話在 streets/*/guidance.yaml。

emergency-any = 有危險先打110；著火、困人打119；有人受傷、不舒服打120。
emergency-telling = 正在通知值班（{ $number }號）。
emergency-noted = 已記下（{ $number }號）。值班還沒聯繫上，請您先打電話，別等。
emergency-where = 安全了再回我：在哪裡、幾號樓、幾樓。
emergency-there = 有新情況直接說。
emergency-end = 這裡不能代替報警。弄錯了回『不急』。
calm-done = 好，{ $number }號不按緊急辦了，照常有人跟進。要撤回，請回『撤回 { $number }』。
calm-none = 好的。您現在沒有按緊急在辦的事。
no-call = 好的。現在沒有要您回覆的集結或值守通知。
calm-which = 哪裡弄錯了？地點不對，說對的地方就行；不用辦了，回『撤回 { $number }』。
emergency-where-quiet = 方便的話，告訴我在哪裡：小區、幾號樓、幾樓。
