"""The peers that Xinyi is measured against: bots in safe mode that only echo and store nothing.

Each function returns an aiohttp application that answers `POST /wechat`, so that all of them pay
for the same server and the difference is the bot's.
"""

from aiohttp import web
from wechatpy import create_reply, parse_message
from wechatpy.crypto import WeChatCrypto

from channels.wechat.account import WechatAccount


def wechatpy_echo(account: WechatAccount) -> web.Application:
    """Bare aiohttp + wechatpy, as its own documentation wires them: decrypt, parse, encrypt."""
    crypto = WeChatCrypto(account.token, account.aes_key, account.app_id)

    async def receive(request: web.Request) -> web.Response:
        query = request.query
        proof = (query["msg_signature"], query["timestamp"], query["nonce"])
        message = parse_message(crypto.decrypt_message(await request.text(), *proof))
        reply = create_reply(message.content, message=message)
        sealed = crypto.encrypt_message(reply, query["nonce"], query["timestamp"])
        return web.Response(text=sealed, content_type="text/xml")

    return _application(receive)


def werobot_echo(account: WechatAccount) -> web.Application:
    """WeRoBot behind the same server, by the steps of its own contrib views, without sessions."""
    from werobot import WeRoBot

    robot = WeRoBot(
        token=account.token,
        encoding_aes_key=account.aes_key,
        app_id=account.app_id,
        enable_session=False,
    )
    robot.text(lambda message: message.content)

    async def receive(request: web.Request) -> web.Response:
        query = request.query
        if not robot.check_signature(query["timestamp"], query["nonce"], query["signature"]):
            return web.Response(status=403)
        proof = {name: query[name] for name in ("timestamp", "nonce", "msg_signature")}
        message = robot.parse_message(await request.read(), **proof)
        sealed = robot.get_encrypted_reply(message)
        return web.Response(text=sealed, content_type="text/xml")

    return _application(receive)


def _application(receive: object) -> web.Application:
    application = web.Application()
    application.router.add_post("/wechat", receive)  # type: ignore[arg-type]
    return application
