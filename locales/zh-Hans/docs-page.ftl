# 接口的说明页（/api/v1/docs）

docs-about = 小程序和街道自己的系统用的接口。收 JSON，回 JSON；出错回 problem+json，话用 Accept-Language 里的语言说。
docs-sign-in = 先 POST /api/v1/login 换一个词，以后每次带上 Authorization: Bearer。要办成一次的事带 Idempotency-Key，重发不会办两次。
docs-contents = 目录
docs-who = 谁能用
docs-signed-in = 登录的人
docs-everybody = 谁都可以
docs-parameters = 参数
docs-needed = 必填
docs-takes = 收
docs-gives = 回
docs-refuses = 不成时
docs-shapes = 各种格式
