# 党群服务中心和它的免费服务。没有确认的，一律说「以中心公布为准」。

centre-none = 本街道中心的资料还没有录入，以现场公布为准。
centre-name = { $name }
centre-at = 地址：{ $address }
centre-at-unknown = 地址：还没有确认的说法，以现场公布为准。
centre-hours = 开放：{ $hours }
centre-hours-unknown = 开放时间：还没有确认的说法，以现场公布为准。
centre-rooms = 空间：{ $rooms }
centre-services = 免费服务
centre-services-say = 免费服务
services-head = { $name }有{ $count }类免费服务，凭{ $card }（{ $eligible }）。
services-confirmed = 中心已确认：{ $names }。
services-open = 报道提到过：{ $names }。算不算在内，以中心公布为准。
services-tail = 想知道哪项，直接说名字，或者说第几项。
service-head = 第{ $number }项：{ $name }
service-how = 怎么用：{ $text }
service-when = 时间：{ $text }
service-where = 地点：{ $text }
service-who = 谁能用：{ $text }
service-card = 凭{ $card }。
service-unconfirmed = 这项在报道里提到过。算不算免费服务、怎么用，以中心公布为准。
card = { $card }怎么办
card-say = { $card }怎么办
card-facts = { $name }：由{ $issuer }发给{ $eligible }，{ $benefit }。
    其他人能不能办、去哪办，还没有确认的说法。
    要我问中心吗？
services-head-free = { $name }有{ $count }类免费服务。
