# Several alerts as one message

gathered-head = { $count } new things:
gathered-more = And { $count } more.
gathered-todo = To do
gathered-todo-say = todo
