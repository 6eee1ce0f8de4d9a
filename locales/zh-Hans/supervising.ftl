# 督办：值班或总指导员催着办。

step-supervise-say = 督办 { $number }
supervise-done = { $number }号已督办（第{ $count }次），已告诉{ $who }，排到前面。办没办，回『详情 { $number }』看。
alert-supervised = 【督办】{ $number }号 第{ $count }次（{ $who }）：{ $what }
alert-supervised-due = 下一步：{ $due }前
todo-supervised = 【督办】{ $what }
detail-supervised = 督办过{ $count }次
