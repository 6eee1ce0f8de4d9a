# 危险：第一行是该打的电话。街道自己的处置话在 streets/*/guidance.yaml。

emergency-any = 有危险先打110；着火、困人打119；有人受伤、不舒服打120。
emergency-telling = 正在通知值班（{ $number }号）。
emergency-noted = 已记下（{ $number }号）。值班还没联系上，请您先打电话，别等。
emergency-where = 安全了再回我：在哪里、几号楼、几楼。
emergency-there = 有新情况直接说。
emergency-end = 这里不能代替报警。弄错了回『不急』。
calm-done = 好，{ $number }号不按紧急办了，照常有人跟进。要撤回，请回『撤回 { $number }』。
calm-none = 好的。您现在没有按紧急在办的事。
no-call = 好的。现在没有要您回复的集结或值守通知。
calm-which = 哪里弄错了？地点不对，说对的地方就行；不用办了，回『撤回 { $number }』。
emergency-where-quiet = 方便的话，告诉我在哪里：小区、几号楼、几楼。
