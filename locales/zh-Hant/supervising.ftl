# 督辦：值班或總指導員催著辦。

step-supervise-say = 督辦 { $number }
supervise-done = { $number }號已督辦（第{ $count }次），已告訴{ $who }，排到前面。辦沒辦，回『詳情 { $number }』看。
alert-supervised = 【督辦】{ $number }號 第{ $count }次（{ $who }）：{ $what }
alert-supervised-due = 下一步：{ $due }前
todo-supervised = 【督辦】{ $what }
detail-supervised = 督辦過{ $count }次
