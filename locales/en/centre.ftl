# The Party-service centre and its free services. What is not confirmed: «see what the centre announces».

centre-none = Nothing about this street's centre has been entered yet; please see what is announced on site.
centre-name = { $name }
centre-at = Address: { $address }
centre-at-unknown = Address: not confirmed yet; please see what is announced on site.
centre-hours = Open: { $hours }
centre-hours-unknown = Opening hours: not confirmed yet; please see what is announced on site.
centre-rooms = Rooms: { $rooms }
centre-services = Free services
centre-services-say = free services
services-head = { $name } has 10 kinds of free services for holders of the 一卡通 card (people working in the 中潭一哩 block).
services-confirmed = Confirmed by the centre: { $names }.
services-open = Named in reports: { $names }. Whether they count is for the centre to announce.
services-tail = To know more about one, just say its name.
service-head = No. { $number }: { $name }
service-how = How: { $text }
service-when = When: { $text }
service-where = Where: { $text }
service-who = For: { $text }
service-card = With the 一卡通 card.
service-unconfirmed = Reports name this one. Whether it is among the free services, and how to use it, is for the centre to announce.
card = How to get the card
card-say = 一卡通怎么办
card-facts = { $name }: the street gives it to { $eligible }; { $benefit }.
    Whether residents or riders can have one, and where, is not confirmed.
    Shall I ask the centre?
