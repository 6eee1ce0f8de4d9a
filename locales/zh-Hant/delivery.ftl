# Several alerts as one message

gathered-head = 有{ $count }件新的事：
gathered-more = 還有{ $count }件。
gathered-todo = 待辦
gathered-todo-say = 待辦
