# 个人信息说明页(/privacy)。

privacy-title = 您的个人信息，{ $street }怎么用
privacy-what-head = 收什么
privacy-what = 您在这里说的话、发的照片和位置；您愿意留的电话。不收身份证号，不读通讯录。
privacy-why-head = 做什么用
privacy-why = 只用来办您说的事、找驿站、告诉您结果。
privacy-who-head = 谁看得到
privacy-who = 经办这件事的工作人员。推送里隐去电话；看电话会留下记录。不给别的单位和个人，法律要求的除外。
    从小程序发来的，先由微信核看能不能给别人看：文字隐去电话、证件号，照片看完就打不开。
privacy-how-long-head = 留多久
privacy-how-long = 对话里的回复24小时后清空。案件的经过按规定留存。
privacy-rights-head = 您可以
privacy-rights = 回『删除我的信息』：了结的事里您的话、照片、位置、电话都会清掉。取消关注，不再推送，也同样清掉。
    找人，回『人工』。
