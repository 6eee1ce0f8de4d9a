# Several alerts as one message

gathered-head = 有{ $count }件新的事：
gathered-more = 还有{ $count }件。
gathered-todo = 待办
gathered-todo-say = 待办
