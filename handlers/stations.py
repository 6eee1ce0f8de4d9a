from domain.message import Reply
async def find(turn): return turn.reply("stations-where")
async def near_pin(turn): return turn.reply("stations-where")
async def report(turn): return turn.reply("stations-where")
async def told_where(turn, q): return None
