# 代报：替没有微信的人报事，答复打电话。

behalf-to-grid = 代报记下了：{ $serial }号（{ $number }），已转{ $grid }。
behalf-to-desk = 代报记下了：{ $serial }号（{ $number }），街道值班看了就转给管这事的人。
behalf-dates = { $contact }前打电话联系本人，{ $answer }前答复。
behalf-answers = 本人没有微信：进展和结果都打电话告诉，电话只有办的人和值班看得到。有照片直接发。
behalf-earlier = 这个电话还有{ $numbers }号在办。是同一件事，回『补充』加号码说新情况。
behalf-phone = 请写上本人的电话，比如『代报 13800000000 宜川四村12号楼道堆物』；座机写『代报 电话 56000000 …』。
    本人不肯留电话，就用『上报 …』。
behalf-what = 什么事、在哪里？请和电话一起说，比如『代报 13800000000 宜川四村12号楼道堆物』。
behalf-not-yours = 您这个岗位不能代报。请打12345，或者请网格长、街道值班代报。
behalf-outside = 这个地方归{ $street }，不归我们街道，没有记。请告诉本人打12345，会转给那边。
behalf-outside-somewhere = 这个地方不在我们街道，没有记。请告诉本人打12345，会转给当地。
behalf-calm = 好，{ $number }号不按紧急办了，照常有人跟进。
