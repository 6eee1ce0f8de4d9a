# For other systems: what is wrong, and how to mend it.

api-no-key = A valid key is needed: Authorization: Bearer, and the key.
api-not-there = There is nothing at this address, or no such number.
api-not-allowed = This address takes other methods; they are named in Allow.
api-too-long = That is too long. Please shorten it.
api-busy = Busy just now; nothing was kept. Please send it again with the same Idempotency-Key.
api-no-json = The body is not JSON.
api-no-object = The body has to be one JSON object, like {"{"}"kind": "防汛", "where": "中潭路口"{"}"}.
api-key-missing = Please send an Idempotency-Key (1 to 200 characters), the same when you send again: then nothing is done twice.
api-key-reused = This Idempotency-Key was used with another body. Please take a new one.
api-faults = To mend: { $count }. Nothing was kept, and nobody is called.
api-fault-unknown = There is no such field.
api-fault-missing = This field may not be empty.
api-fault-scope = Whom does it call? Name grids or groups; for the whole street "whole": true.
api-fault-whole = Either the whole street, or grids and groups.
api-fault-text = This has to be text.
api-fault-long = At most { $most } characters.
api-fault-yes = This has to be true or false.
api-fault-number = This has to be a whole number from 0 to { $most }; 0 is everybody.
api-fault-moment = Write it like 2026-11-23T20:30:00+08:00, with its offset.
api-fault-past = That moment is past. For “now” leave the field out.
api-fault-far = Seven days ahead at most.
api-fault-names = This has to be a list of names, like ["宜南"].
api-fault-strange = “{ $name }” is not known. There is: { $known }
