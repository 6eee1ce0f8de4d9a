# 危险:第一行是该打的电话。街道自己的处置话在 streets/*/guidance.yaml。

emergency-any = 有危险先打 110;着火、困人打 119;有人受伤、不舒服打 120。
emergency-telling = 正在通知值班({ $number }号)。
emergency-noted = 已记下({ $number }号)。值班还没接上,请务必先打电话。
emergency-where = 安全后回我在哪里、几号楼几楼。
emergency-there = 有新情况直接说。
emergency-end = 这里不能代替报警。弄错了回『不急』。
calm-done = 好,{ $number }号不按紧急办了,照常有人跟进。要撤回请回『撤回 { $number }』。
calm-none = 好的,没有正在按紧急办的事。
no-call = 现在没有集结或值守通知要您回复。
