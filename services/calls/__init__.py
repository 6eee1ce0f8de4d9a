"""Emergency calls (应急呼叫): drafted, sent to the roster, asked again by shortage, answered, ended."""
